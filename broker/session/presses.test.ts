import { beforeEach, describe, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { seededChance } from "../../tests/simulation/seeded.ts";
import { type Answer, answer } from "../contract/answer.ts";
import { createAsks } from "./asks.ts";
import { createPresses } from "./presses.ts";

const done: Answer = { ok: { name: "done" } };
const issue = { name: "issue", service: "C", class: "normal", device: "touch1" } as const;
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
let clock: ReturnType<typeof fakeClock>;
beforeEach(() => {
  clock = fakeClock();
});

describe("presses at the server", () => {
  test("are decided once, answered again for a minute, and anew after it", async () => {
    const presses = createPresses(clock, quiet);
    let decided = 0;
    const said: Answer[] = [];
    const press = () =>
      presses.take(
        "box/1",
        () => {
          decided += 1;
          return Promise.resolve(done);
        },
        (answer) => said.push(answer),
      );
    press();
    press();
    await clock.advance(0);
    expect([decided, said.length]).toEqual([1, 1]);
    await clock.advance(60_000);
    press();
    expect([decided, said.length]).toEqual([1, 2]);
    await clock.advance(1);
    press();
    expect(decided).toBe(2);
  });

  test("that could not be decided are tried anew by the repeat", async () => {
    const presses = createPresses(clock, quiet);
    const said: Answer[] = [];
    const say = (answer: Answer) => said.push(answer);
    presses.take("box/1", () => Promise.reject(new Error("restarting")), say);
    await clock.advance(0);
    presses.take("box/1", () => Promise.resolve(done), say);
    await clock.advance(0);
    expect(said).toEqual([done]);
  });
});

describe("presses at the board", () => {
  const copies: { ask: string; ageMs: number }[] = [];
  const lateIssues: string[] = [];
  let stale = 0;
  const make = () =>
    createAsks({
      clock,
      chance: seededChance(1),
      send: (copy) => {
        copies.push(copy);
        return true;
      },
      onStale: () => {
        stale += 1;
      },
      onLateIssue: (id, { label }) => lateIssues.push(`${id} ${label}`),
    });
  beforeEach(() => {
    copies.length = 0;
    lateIssues.length = 0;
    stale = 0;
  });

  test("are sent at 0, 1 and 3 s with their age, and given up at 5 s", async () => {
    const asked = make().ask(issue);
    await clock.advance(5_000);
    expect(copies.map(({ ageMs }) => ageMs)).toEqual([0, 1_000, 3_000]);
    expect(new Set(copies.map(({ ask }) => ask)).size).toBe(1);
    expect(await asked).toEqual({ problem: { code: "server-away" } });
  });

  test("go on when the server knows an older session, after telling it of the new one", async () => {
    const asks = make();
    const asked = asks.ask(issue);
    const id = copies[0]?.ask ?? "";
    asks.answered(id, { problem: { code: "stale-session" } });
    expect(stale).toBe(1);
    await clock.advance(1_000);
    expect(copies).toHaveLength(2);
    asks.answered(id, done);
    expect(await asked).toEqual(done);
    await clock.advance(10_000);
    expect(copies).toHaveLength(2);
  });

  test("that the server calls expired are over", async () => {
    const asks = make();
    const asked = asks.ask(issue);
    asks.answered(copies[0]?.ask ?? "", { problem: { code: "expired" } });
    expect(await asked).toEqual({ problem: { code: "expired" } });
  });

  test("that are given up tell once of a number that comes after all, for a minute", async () => {
    const issued: Answer = "ok" in answer.example ? { ok: answer.example.ok } : done;
    const asks = make();
    const asked = asks.ask(issue);
    await clock.advance(5_000);
    expect(await asked).toEqual({ problem: { code: "server-away" } });
    const id = copies[0]?.ask ?? "";
    await clock.advance(59_999);
    asks.answered("of another process", issued);
    asks.answered(id, issued);
    asks.answered(id, issued);
    expect(lateIssues).toEqual([`${id} C042`]);
    expect(asks.pending(id)).toBe(false);

    const forgotten = asks.ask(issue);
    await clock.advance(65_001);
    expect(await forgotten).toEqual({ problem: { code: "server-away" } });
    asks.answered(copies.at(-1)?.ask ?? "", issued);
    expect(lateIssues).toHaveLength(1);
  });

  test("that are answered in time, or late without a number, tell of nothing", async () => {
    const issued: Answer = "ok" in answer.example ? { ok: answer.example.ok } : done;
    const asks = make();
    const asked = asks.ask(issue);
    const id = copies[0]?.ask ?? "";
    asks.answered(id, issued);
    asks.answered(id, issued);
    expect(await asked).toEqual(issued);
    void asks.ask(issue);
    await clock.advance(5_000);
    asks.answered(copies.at(-1)?.ask ?? "", { problem: { code: "expired" } });
    asks.answered(copies.at(-1)?.ask ?? "", done);
    expect(lateIssues).toEqual([]);
  });

  test("are given up when the process stops", async () => {
    const asks = make();
    const asked = asks.ask(issue);
    asks.stop();
    expect(await asked).toEqual({ problem: { code: "server-away" } });
  });
});
