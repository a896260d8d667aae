import { expect, test } from "vitest";
import type { TechnicianView } from "../../technician/technician-view.ts";
import { standsAs } from "./board-stands.ts";
import { vi } from "./vi.ts";

type Board = TechnicianView["boards"][number];
const board = (state: Board["state"], vacant: boolean): Board => ({
  ...{ name: "box-26734", state, vacant, forMs: 1, fw: null, configured: false, devices: [] },
});

test("an emptied position waits for a machine; nobody is sent to look at a cable", () => {
  for (const state of ["lost", "offline", "never-seen"] as const) {
    expect(standsAs(board(state, false))).toBe(state);
    expect(vi.boards.states[standsAs(board(state, true))]).toBe("Đang chờ máy mới");
  }
  // The page is told so a moment before the line of the old machine is cut.
  expect(standsAs(board("online", true))).toBe("online");
});
