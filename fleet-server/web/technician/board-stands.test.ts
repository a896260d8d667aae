import { expect, test } from "vitest";
import { standsAs } from "../console/board-stands.ts";
import { vi as shared } from "../console/vi.ts";
import { vi } from "./vi.ts";

test("an emptied position waits for a machine; nobody is sent to look at a cable", () => {
  for (const state of ["lost", "offline", "never-seen"] as const) {
    expect(standsAs({ state, vacant: false })).toBe(state);
    expect(shared.boards[standsAs({ state, vacant: true })]).toBe("đang chờ hộp mới");
    expect(vi.boards.states[standsAs({ state, vacant: true })]).toBe("Đang chờ hộp mới");
  }
  // The page is told so a moment before the line of the old machine is cut.
  expect(standsAs({ state: "online", vacant: true })).toBe("online");
});
