import { afterEach, beforeEach, expect, test } from "vitest";
import { type Machine, machine, type Run, start } from "../../tests/simulation/hall-on-disk.ts";
import { type PrintScene, printAsked, printsOutstanding } from "./print-commands.ts";

let box: Machine;
let run: Run;
beforeEach(async () => {
  box = machine();
  run = start(box);
  await run.ask({ name: "open-day", day: "2026-11-24" });
});
afterEach(() => {
  run.kill();
  box.remove();
});

const scene = (laterMs = 0): PrintScene => ({
  hall: run.runner.hall,
  rules: run.runner.rules,
  office: { vi: "UBND phường Mẫu", en: "Sample Ward" },
  nowMs: run.runner.now().atMs + laterMs,
  link: (token) => `http://127.0.0.1:8480/t/${token}`,
});
const source = {
  at: "kiosk",
  board: "box-1",
  device: "kiosk1",
  printer: "printer1",
  screen: true,
} as const;
const issue = {
  name: "issue",
  service: "A",
  class: "normal",
  source,
  token: "t".repeat(22),
} as const;

test("the slip of a press names the press, so that only the board that waits prints it", async () => {
  const seen: ReturnType<typeof printAsked>[] = [];
  run.runner.onCommitted((events) => {
    for (const event of events) seen.push(printAsked(scene(), event));
  });
  const taken = run.runner.submit(issue, {
    id: "ask:press-1",
    actor: { by: "board", board: "box-1" },
  });
  run.endTurn();
  await taken;
  expect(seen[0]).toMatchObject({
    board: "box-1",
    command: {
      tap: "press-1",
      device: "printer1",
      ttlMs: 60_000,
      slip: { label: "A001", reprint: false, link: expect.stringContaining("/t/tttt") },
    },
  });
});

test("a board that comes back gets the slips it never reported, with the time they have left", async () => {
  const taken = run.runner.submit(issue, {
    id: "ask:press-1",
    actor: { by: "board", board: "box-1" },
  });
  run.endTurn();
  await taken;
  expect(printsOutstanding(scene(20_000), "box-1")).toMatchObject([
    { command: { tap: "press-1", ttlMs: 40_000, slip: { label: "A001" } } },
  ]);
  expect(printsOutstanding(scene(90_000), "box-1")).toMatchObject([{ command: { ttlMs: 0 } }]);
  expect(printsOutstanding(scene(), "c1-1")).toEqual([]);
});
