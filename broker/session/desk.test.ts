import { beforeEach, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import type { Answer } from "../contract/answer.ts";
import { desk } from "./desk.ts";
import { createRoll } from "./roll.ts";

const issue = { name: "issue", service: "C", class: "normal", device: "touch1" };
const done: Answer = { ok: { name: "done" } };
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const decided: { ask: string; ageMs: number }[] = [];
const answers: string[] = [];
let clock: ReturnType<typeof fakeClock>;
let hear: (kind: "state" | "ask", payload: Uint8Array) => void;

/** A message as the board packs it now, to be heard later. */
function packed(body: object): Uint8Array {
  const envelope = { v: 1, id: "m1", ts: 0, mono: clock.monoMs(), boot: "b1", sid: "s1" };
  return new TextEncoder().encode(JSON.stringify({ ...envelope, ...body }));
}
const press = (ask: string, ageMs = 0) => packed({ ask, ageMs, request: issue });

beforeEach(() => {
  decided.length = 0;
  answers.length = 0;
  clock = fakeClock();
  const never = () => {
    throw new Error("not in these tests");
  };
  const roll = createRoll(clock, { arrived: () => {}, repeated: () => {}, gone: () => {} });
  const record = roll.enlist("box-26734");
  if (record === undefined) throw new Error("no room");
  const hearing = desk({
    clock,
    logger: quiet,
    roll,
    on: {
      ...{ online: never, gone: never, have: never, proof: never, facts: never },
      ...{ want: never, picture: never, result: never, tele: never },
      ask: (_board, { ask, ageMs }) => {
        decided.push({ ask, ageMs });
        return Promise.resolve(done);
      },
    },
    answer: (_board, body) => answers.push(`${body.to} ${"ok" in body ? "ok" : body.problem.code}`),
    ack: never,
  });
  hear = (kind, payload) => hearing(record, kind, payload);
  hear("state", packed({ state: "online", fw: "0.1.0", logs: {} }));
});

test("a press that waited while the server was frozen does not act when it thaws", async () => {
  await clock.advance(60_000);
  const first = press("a1");
  await clock.advance(1_000);
  const repeat = press("a1", 1_000);
  await clock.advance(19_000);
  hear("ask", first);
  hear("ask", repeat);
  hear("ask", press("a2"));
  await clock.advance(0);
  expect(decided).toEqual([{ ask: "a2", ageMs: 0 }]);
  expect(answers).toEqual(["a1 expired", "a1 expired", "a2 ok"]);
});

test("a short stall does not cost anybody a press, and its age is told as it is", async () => {
  const pressed = press("a1", 1_000);
  await clock.advance(3_000);
  hear("ask", pressed);
  expect(decided).toEqual([{ ask: "a1", ageMs: 3_999 }]);
});

test("a press decided in time is answered again, however late its copy is heard", async () => {
  const repeat = press("a1", 1_000);
  hear("ask", press("a1"));
  await clock.advance(20_000);
  hear("ask", repeat);
  expect(decided).toHaveLength(1);
  expect(answers).toEqual(["a1 ok", "a1 ok"]);
});
