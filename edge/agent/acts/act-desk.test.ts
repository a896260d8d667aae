import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BoardAct, CommandResult } from "@motcua/broker/contract";
import { openStore, type Store } from "@motcua/broker/log";
import { afterEach, describe, expect, test } from "vitest";
import { fakeClock } from "../../../tests/harness/clocks.ts";
import { type ActEnd, type ActScene, createActDesk } from "./act-desk.ts";

const opened: Store[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});
const newPath = () => join(mkdtempSync(join(tmpdir(), "acts-")), "board.db");
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };

type Scene = ActScene & { end(end: ActEnd): void };

/** A desk whose tests of devices end when the story says so. */
function openDesk(path = newPath(), clock = fakeClock(), { isFull = false } = {}) {
  const store = openStore(path);
  if (isFull) store.pragma("query_only = on");
  opened.push(store);
  const reports: CommandResult[] = [];
  const scenes: Scene[] = [];
  const errors: unknown[] = [];
  let linked = true;
  let isBroken = false;
  const desk = createActDesk({
    ...{ store, clock },
    logger: { ...silent, error: (fields: object) => errors.push(fields) },
    handlers: {
      "test-device": (_, scene) =>
        new Promise((end) => {
          scenes.push({ ...scene, end });
        }),
      "find-devices": () => Promise.reject(new Error("a mistake of ours")),
    },
    report: (result) => {
      if (isBroken) throw new Error("a mistake of ours");
      if (linked) reports.push(result);
    },
    isLinked: () => linked,
  });
  return {
    ...{ desk, clock, store, scenes, errors },
    link: (up: boolean) => {
      linked = up;
      if (up) desk.linkUp();
    },
    breakReports: (broken: boolean) => {
      isBroken = broken;
    },
    /** What the server has heard of one act. */
    heard: (cmd: string) =>
      reports
        .filter(({ to }) => to === cmd)
        .map(({ status, step, code }) => [status, step ?? code].join(" ").trim()),
  };
}

const act = (cmd: string, device = "printer1", ttlMs = 15_000): BoardAct => ({
  ...{ cmd, ttlMs, device },
  name: "test-device",
});
const done: ActEnd = { status: "done" };
const settle = (clock: ReturnType<typeof fakeClock>) => clock.advance(0);

describe("an act that the board is told", () => {
  test("is told step by step, and its last words once", async () => {
    const { clock, desk, heard, scenes } = openDesk();
    desk.act(act("a"));
    await settle(clock);
    scenes[0]?.tell("press-key:next");
    scenes[0]?.end(done);
    await settle(clock);
    expect(heard("a")).toEqual([
      "running received",
      "running started",
      "running press-key:next",
      "done",
    ]);
  });

  test("is done once, however often its id comes; the first result is told again", async () => {
    const { clock, desk, heard, scenes } = openDesk();
    desk.act(act("a"));
    desk.act(act("a"));
    await settle(clock);
    scenes[0]?.end({ status: "failed", code: "paper-out" });
    await settle(clock);
    desk.act(act("a"));
    await settle(clock);
    expect(scenes).toHaveLength(1);
    expect(heard("a").slice(-2)).toEqual(["failed paper-out", "failed paper-out"]);
  });

  test("waits for the one before it at the same device, and is not done when it is too late", async () => {
    const { clock, desk, heard, scenes } = openDesk();
    desk.act(act("a"));
    desk.act(act("b"));
    desk.act(act("c", "led1"));
    await settle(clock);
    expect(scenes).toHaveLength(2);
    expect(heard("b")).toEqual(["running received", "running queued"]);
    await clock.advance(15_001);
    scenes[0]?.end(done);
    await settle(clock);
    expect(heard("b").at(-1)).toBe("expired");
    expect(scenes).toHaveLength(2);
  });

  test("fails with a reason where nobody can do it, and where the program has a mistake", async () => {
    const { clock, desk, errors, heard } = openDesk();
    desk.act({ cmd: "a", name: "read-line", device: "led1", ttlMs: 5_000 });
    desk.act({ cmd: "b", name: "find-devices", ttlMs: 5_000 });
    await settle(clock);
    expect(heard("a").at(-1)).toBe("failed not-supported");
    expect(heard("b").at(-1)).toBe("failed interrupted");
    expect(errors).toHaveLength(1);
  });

  test("that a power cut interrupted is never done again, and the server is told", async () => {
    const path = newPath();
    const first = openDesk(path);
    first.desk.act(act("a"));
    await settle(first.clock);
    first.store.close();
    const again = openDesk(path);
    again.link(true);
    again.desk.act(act("a"));
    await settle(again.clock);
    expect(again.scenes).toHaveLength(0);
    expect(again.heard("a")).toEqual(["failed interrupted", "failed interrupted"]);
  });

  test("ends as it ended where the disk refuses to remember it, and is not done again", async () => {
    const { clock, desk, heard, scenes, store } = openDesk();
    desk.act(act("a"));
    await settle(clock);
    store.pragma("query_only = on");
    scenes[0]?.end(done);
    await settle(clock);
    desk.act(act("a"));
    desk.act(act("b"));
    await settle(clock);
    expect(heard("a").slice(-2)).toEqual(["done", "done"]);
    expect(heard("b")).toEqual(["failed storage-read-only"]);
    expect(scenes).toHaveLength(1);
  });

  test("that a power cut interrupted is told by a board whose disk takes nothing", async () => {
    const path = newPath();
    const first = openDesk(path);
    first.desk.act(act("a"));
    await settle(first.clock);
    first.store.close();
    const again = openDesk(path, fakeClock(), { isFull: true });
    again.desk.act(act("a"));
    expect(again.heard("a")).toEqual(["failed interrupted", "failed interrupted"]);
    expect(again.scenes).toHaveLength(0);
  });

  test("of reading a line is done on a full disk, and never written", async () => {
    const { clock, desk, heard, store } = openDesk();
    store.pragma("query_only = on");
    for (const cmd of ["a", "b"]) {
      desk.act({ cmd, name: "read-line", device: "led1", ttlMs: 5_000 });
      await settle(clock);
      expect(heard(cmd).at(-1)).toBe("failed not-supported");
    }
  });

  test("whose end cannot even be told holds up none behind it", async () => {
    const { clock, desk, errors, breakReports, scenes } = openDesk();
    desk.act(act("a"));
    await settle(clock);
    breakReports(true);
    scenes[0]?.end(done);
    await settle(clock);
    expect(errors).toHaveLength(1);
    breakReports(false);
    desk.act(act("b"));
    await settle(clock);
    expect(scenes).toHaveLength(2);
  });

  test("whose end nobody heard is told when the line is back", async () => {
    const { clock, desk, heard, link, scenes } = openDesk();
    desk.act(act("a"));
    await settle(clock);
    link(false);
    scenes[0]?.end(done);
    await settle(clock);
    expect(heard("a").at(-1)).toBe("running started");
    link(true);
    link(true);
    expect(heard("a").slice(2)).toEqual(["done"]);
  });

  test("hears that whoever asked for the test has left, and the device is free again", async () => {
    const { clock, desk, heard, scenes } = openDesk();
    desk.act(act("a", "keys1"));
    desk.act(act("b", "keys2"));
    await settle(clock);
    desk.act({ cmd: "c", name: "end-test", device: "keys1", ttlMs: 5_000 });
    expect(scenes.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    expect(heard("c")).toEqual(["done"]);
  });

  test("hears that the devices go", async () => {
    const { clock, desk, scenes } = openDesk();
    desk.act(act("a"));
    await settle(clock);
    const stopping = desk.stop();
    expect(scenes[0]?.signal.aborted).toBe(true);
    scenes[0]?.end({ status: "failed", code: "interrupted" });
    await stopping;
  });
});

test("the board remembers 256 acts of a kind, and no longer than a day", async () => {
  const { clock, desk, scenes, store } = openDesk();
  const run = async (cmd: string) => {
    desk.act(act(cmd, cmd));
    await settle(clock);
    scenes.at(-1)?.end(done);
    await settle(clock);
  };
  for (let n = 0; n < 300; n += 1) await run(`a${n}`);
  const kept = () => store.prepare("SELECT count(*) FROM board_act").pluck().get();
  expect(kept()).toBe(256);
  await run("a299");
  expect(scenes).toHaveLength(300);
  await clock.advance(24 * 60 * 60_000 + 1);
  await run("b");
  expect(kept()).toBe(1);
});
