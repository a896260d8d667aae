import { beforeEach, describe, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { createBirth } from "./birth.ts";
import { createPulse, type Pulse } from "./pulse.ts";

let clock: ReturnType<typeof fakeClock>;
let pulse: Pulse;
beforeEach(() => {
  clock = fakeClock();
  pulse = createPulse(clock);
});

const beat = (epoch: number, version: number, rev = 0) =>
  pulse.beat({ serverMs: 0, epoch, version, rev, upto: 0 });

describe("a board's pulse", () => {
  test("is current while beats come, and 10 s after the last one no more", async () => {
    const changes: boolean[] = [];
    pulse.onCurrent((current) => changes.push(current));
    expect(pulse.beatAgeMs).toBeNull();
    expect(beat(0, -1).ageMs).toBeNull();
    await clock.advance(9_000);
    expect(beat(0, -1).ageMs).toBe(9_000);
    await clock.advance(9_999);
    expect(changes).toEqual([true]);
    await clock.advance(1);
    expect(changes).toEqual([true, false]);
    expect(pulse.beatAgeMs).toBe(10_000);
  });

  test("a picture that is not newer is not shown; a new epoch always is", () => {
    const shown = (epoch: number, version: number) => pulse.shown({ epoch, version });
    expect([shown(3, 7), shown(3, 7), shown(3, 6), shown(3, 8), shown(4, 0), shown(3, 9)]).toEqual([
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  test("one beat may be ahead of what it tells of; two in a row show that something is lost", () => {
    pulse.shown({ epoch: 3, version: 7 });
    pulse.wanted(2);
    expect(beat(3, 7, 2).behind).toBe(false);
    expect(beat(3, 8, 2).behind).toBe(false);
    pulse.shown({ epoch: 3, version: 8 });
    expect(beat(3, 8, 2).behind).toBe(false);
    expect(beat(3, 9, 2).behind).toBe(false);
    expect(beat(3, 9, 2).behind).toBe(true);
    pulse.shown({ epoch: 3, version: 9 });
    expect(beat(3, 9, 3).behind).toBe(false);
    expect(beat(3, 9, 3).behind).toBe(true);
  });

  test("a server that starts over with a blank disk is believed", () => {
    pulse.shown({ epoch: 30, version: 7 });
    beat(1, 1);
    expect(beat(1, 1).behind).toBe(true);
    expect(pulse.shown({ epoch: 1, version: 1 })).toBe(true);
  });
});

describe("what the broker keeps of a board", () => {
  const said: string[] = [];
  let sid: string | undefined;
  beforeEach(() => {
    said.length = 0;
    sid = "2";
  });
  const make = () =>
    createBirth(
      clock,
      () => sid,
      () => said.push(`online ${sid}`),
    );

  test("is contradicted when it stands, once", async () => {
    const birth = make();
    birth.heard({ sid: "1", state: "lost" });
    birth.heard({ sid: "1", state: "lost" });
    await clock.advance(5_000);
    expect(said).toEqual(["online 2"]);
  });

  test("is left alone when the board's own word follows it", async () => {
    const birth = make();
    birth.heard({ sid: "1", state: "lost" });
    birth.heard({ sid: "2", state: "online" });
    await clock.advance(5_000);
    expect(said).toEqual([]);
  });

  test("cannot be contradicted without a connection", async () => {
    const birth = make();
    birth.heard({ sid: "2", state: "offline" });
    sid = undefined;
    await clock.advance(5_000);
    birth.stop();
    expect(said).toEqual([]);
  });
});
