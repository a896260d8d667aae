import { beforeEach, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { type BoardRecord, createRoll, type Roll } from "./roll.ts";

const told: string[] = [];
let clock: ReturnType<typeof fakeClock>;
let roll: Roll;
let box: BoardRecord;

beforeEach(() => {
  told.length = 0;
  clock = fakeClock();
  roll = createRoll(clock, {
    arrived: ({ board }) => told.push(`arrived ${board}`),
    repeated: ({ board }) => told.push(`repeated ${board}`),
    gone: ({ board }, how) => told.push(`${how} ${board}`),
  });
  box = enlist("box-26734");
});

function enlist(board: string): BoardRecord {
  const record = roll.enlist(board);
  if (record === undefined) throw new Error("no room");
  return record;
}

const online = (sid: string) =>
  roll.state(box, { state: "online", sid, logs: { "01JDEMO0000000000000000000": 3 } });

test("the will of a connection that was taken over does not take the board away", () => {
  online("1");
  online("2");
  roll.state(box, { state: "lost", sid: "1" });
  expect(told).toEqual(["arrived box-26734", "arrived box-26734"]);
  expect(box.online).toBe(true);
  roll.state(box, { state: "lost", sid: "2" });
  roll.state(box, { state: "lost", sid: "2" });
  expect(told.at(-1)).toBe("lost box-26734");
  expect(told).toHaveLength(3);
});

test("the same session saying again that it is there misses something", () => {
  online("1");
  online("1");
  expect(told).toEqual(["arrived box-26734", "repeated box-26734"]);
});

test("a board that was dismissed is lost at once, and a late word of it brings it not back", () => {
  online("1");
  roll.dismiss("box-26734");
  online("1");
  roll.state(box, { state: "lost", sid: "1" });
  expect(told).toEqual(["arrived box-26734", "lost box-26734"]);
  online("2");
  expect(told.at(-1)).toBe("arrived box-26734");
});

test("a server that starts learns from the broker who is away", () => {
  roll.state(box, { state: "offline", sid: "1" });
  expect(told).toEqual(["offline box-26734"]);
});

test("after the server's own reconnect, who does not show up in 15 s is lost", async () => {
  online("1");
  const gone = enlist("c3-26734");
  roll.state(gone, { state: "online", sid: "9", logs: {} });
  roll.recount();
  await clock.advance(14_000);
  online("1");
  await clock.advance(2_000);
  expect(told).toEqual([
    "arrived box-26734",
    "arrived c3-26734",
    "repeated box-26734",
    "lost c3-26734",
  ]);
});

test("a new log of a board, after its card was replaced, begins at nothing stored", () => {
  online("1");
  box.log = { id: "01JDEMO0000000000000000000", upto: 3 };
  online("2");
  expect(box.log.upto).toBe(3);
  roll.state(box, { state: "online", sid: "3", logs: { "01JNEW00000000000000000000": 0 } });
  expect(box.log).toEqual({ id: "01JNEW00000000000000000000", upto: 0 });
});

test("names that nobody gave out cannot fill the memory", () => {
  const records = Array.from({ length: 600 }, (_, n) => roll.enlist(`ghost-${n}`));
  expect(records.filter((record) => record !== undefined)).toHaveLength(511);
  expect(roll.enlist("box-26734")).toBe(box);
});
