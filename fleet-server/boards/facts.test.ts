import type { Fact } from "@motcua/broker/contract";
import { type Intake, openIntake } from "@motcua/broker/log";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Machine, machine, type Run, start } from "../../tests/simulation/hall-on-disk.ts";
import { takeFacts } from "./facts.ts";

let box: Machine;
let run: Run;
let intake: Intake;

beforeEach(async () => {
  box = machine();
  run = start(box);
  intake = openIntake(run.store);
  await run.ask({ name: "open-day", day: "2026-11-24" });
  const source = {
    at: "kiosk",
    board: "box-1",
    device: "kiosk1",
    printer: "printer1",
    screen: true,
  } as const;
  await run.ask({ name: "issue", service: "A", class: "normal", source, token: "t".repeat(22) });
});
afterEach(() => {
  run.kill();
  box.remove();
});

const printed = (ticket = "2026-11-24/A001"): Fact => ({
  kind: "print-result",
  ticket,
  cmd: `print:${ticket}/1/tttttt`,
  device: "printer1",
  outcome: "printed",
  proof: "process-id",
  cleared: true,
});
const entry = (seq: number, fact = printed()) => ({ seq, v: 1, ageMs: 0, ts: 0, fact });

const slip = {
  cmd: "print:2026-11-24/A001/1/tttttt",
  outcome: "printed",
  reason: null,
  cleared: true,
} as const;

let oldest = 1;
const logger = {
  debug: () => {},
  info: () => {},
  warn: (fields: object) => warnings.push(fields),
  error: () => errors.push("error"),
};
const errors: string[] = [];
const warnings: object[] = [];

async function take(...entries: ReturnType<typeof entry>[]): Promise<number> {
  const taken = takeFacts({ runner: run.runner, intake, logger }, "box-1", {
    log: "log-1",
    oldest,
    entries,
  });
  run.endTurn();
  return taken;
}

const phase = () => run.runner.hall.tickets.get("2026-11-24/A001")?.phase.at;

test("a fact is in the journal before it is acknowledged", async () => {
  expect(await take(entry(1))).toBe(1);
  expect(phase()).toBe("waiting");
});

test("the same batch again changes nothing, and is acknowledged again", async () => {
  await take(entry(1));
  const events = run.runner.hall.lastMs;
  expect(await take(entry(1))).toBe(1);
  expect(run.runner.hall.lastMs).toBe(events);
});

test("a gap is refused whole: the ack says where to begin again", async () => {
  await take(entry(1, printed("2026-11-24/A999")));
  expect(await take(entry(3))).toBe(1);
  expect(phase()).toBe("printing");
});

test("a fact about nothing that is known is taken off the board's hands", async () => {
  expect(await take(entry(1, printed("2026-11-24/A999")), entry(2))).toBe(2);
  expect(phase()).toBe("waiting");
});

test("a disk that refuses acknowledges nothing", async () => {
  run.store.pragma("query_only = ON");
  expect(await take(entry(1))).toBe(0);
  run.store.pragma("query_only = OFF");
  expect(await take(entry(1))).toBe(1);
  expect(phase()).toBe("waiting");
});

test("after an older backup was restored the log goes on where the board still has it", async () => {
  await take(entry(1, printed("2026-11-24/A999")));
  // The board was told that 2 to 6 are stored, by a server whose data is gone.
  oldest = 7;
  expect(await take(entry(7))).toBe(7);
  expect(phase()).toBe("waiting");
  expect(errors).toEqual(["error"]);
  oldest = 1;
});

test("a rating after a closure of days is bound and counted to the day of its visit", async () => {
  await run.ask({ name: "close-day" });
  await run.ask({ name: "open-day", day: "2026-11-25" });
  const source = { at: "reception", print: null } as const;
  await run.ask({ name: "issue", service: "A", class: "normal", source, token: "u".repeat(22) });
  await run.ask({ name: "call-next", counter: 1 });
  await run.ask({ name: "finish", counter: 1 });
  for (const day of ["2026-11-29", "2026-11-30"]) {
    await run.ask({ name: "close-day" });
    await run.ask({ name: "open-day", day });
  }
  const rated: string[] = [];
  run.runner.onCommitted((events) => {
    for (const event of events) if (event.kind === "visit-rated") rated.push(event.day);
  });
  const visit = "2026-11-25/A001#1";
  const press: Fact = { kind: "rated", visit, counter: 1, score: 4, press: "press-1" };
  expect(await take(entry(1, press))).toBe(1);
  expect(rated).toEqual(["2026-11-25"]);
});

test("a reason that the office does not have is told to the log, and the score counts", async () => {
  await run.ask({ name: "print-result", ticket: "2026-11-24/A001", ...slip });
  await run.ask({ name: "call-next", counter: 1 });
  await run.ask({ name: "finish", counter: 1 });
  const rated: object[] = [];
  run.runner.onCommitted((events) => rated.push(...events.filter((e) => e.kind === "visit-rated")));
  const visit = "2026-11-24/A001#1";
  const press = { kind: "rated", visit, counter: 1, score: 1 } as const;
  await take(
    entry(1, { ...press, press: "p1", reason: "waited-long" }),
    entry(2, { ...press, press: "p2", reason: "the-weather" }),
  );
  expect(rated).toMatchObject([
    { press: "p1", reason: "waited-long" },
    { press: "p2", score: 1 },
  ]);
  expect(rated[1]).not.toHaveProperty("reason");
  expect(warnings).toMatchObject([{ board: "box-1", visit, reason: "the-weather" }]);
});
