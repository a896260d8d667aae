import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  labelOf,
  type Machine,
  machine,
  start,
  wish,
} from "../../tests/simulation/hall-on-disk.ts";
import { wardRules } from "../../tests/simulation/rules.ts";
import { seededChance } from "../../tests/simulation/seeded.ts";
import { openJournal } from "./journal.ts";

const openDay = { name: "open-day", day: "2026-11-24" } as const;

let box: Machine;
beforeEach(() => {
  box = machine();
});
afterEach(() => box.remove());

describe("the moment of truth", () => {
  test("nobody is told before it is on the disk, and then everybody", async () => {
    const run = start(box);
    await run.ask(openDay);
    const journal = openJournal(run.store, seededChance(2));
    const opened = journal.last;
    const told: string[] = [];
    run.runner.onCommitted((events, hall) => {
      told.push(`${events.length} events, ${hall.tickets.size} tickets, journal ${journal.last}`);
    });
    const answers = ["t1", "t2"].map((token) => run.submit(wish(token)));
    expect(journal.last).toBe(opened);
    expect(run.runner.hall.tickets.size).toBe(0);
    expect(told).toEqual([]);
    run.endTurn();
    expect((await Promise.all(answers)).map(labelOf)).toEqual(["A001", "A002"]);
    // Two commands of one turn were one commit.
    expect(told).toEqual([`2 events, 2 tickets, journal ${opened + 2}`]);
    run.kill();
  });

  test("the answer has the ticket's own link", async () => {
    const run = start(box);
    await run.ask(openDay);
    expect(await run.ask(wish("q83vEjRWeJCrze8SNFZ4kA"))).toMatchObject({
      ok: { name: "issued", link: "http://127.0.0.1:8480/t/q83vEjRWeJCrze8SNFZ4kA", paper: false },
    });
    run.kill();
  });

  test("three hundred taps of one turn get three hundred numbers", async () => {
    const run = start(box);
    await run.ask(openDay);
    const answers = Array.from({ length: 300 }, (_, n) => run.submit(wish(`t${n}`)));
    run.endTurn();
    const labels = (await Promise.all(answers)).map(labelOf);
    expect(new Set(labels).size).toBe(300);
    expect(labels.at(-1)).toBe("A300");
    run.kill();
  });

  test("a tap that is repeated before its answer came gets the same number", async () => {
    const run = start(box);
    await run.ask(openDay);
    const answers = [run.submit(wish("t1"), "tap"), run.submit(wish("t2"), "tap")];
    run.endTurn();
    const [first, second] = await Promise.all(answers);
    expect(first).toEqual(second);
    expect(run.runner.hall.tickets.size).toBe(1);
    run.kill();
  });

  test("what was refused stays refused for its repeats, though somebody came since", async () => {
    const run = start(box);
    await run.ask(openDay);
    const callNext = { name: "call-next", counter: 1 } as const;
    expect(labelOf(await run.ask(callNext, "press"))).toBe("nobody-waiting");
    await run.ask(wish("t1"));
    expect(labelOf(await run.ask(callNext, "press"))).toBe("nobody-waiting");
    expect(labelOf(await run.ask(callNext, "next press"))).toBe("A001");
    run.kill();
  });

  test("new rules hold for the next command", async () => {
    const run = start(box);
    await run.ask(openDay);
    run.runner.setRules({ ...wardRules, services: wardRules.services.slice(1) });
    expect(labelOf(await run.ask(wish("t1")))).toBe("unknown-service");
    run.kill();
  });

  test("stop commits what was submitted and takes no more", async () => {
    const run = start(box);
    await run.ask(openDay);
    const last = run.submit(wish("t1"));
    await run.runner.stop();
    expect(labelOf(await last)).toBe("A001");
    await expect(run.submit(wish("t2"))).rejects.toThrow("stopped");
    run.kill();
  });
});

describe("a crash", () => {
  const crashAt = (name: string) => (reached: string) => {
    if (reached === name && armed) throw new Error(`killed ${name}`);
  };
  let armed = false;
  beforeEach(() => {
    armed = false;
  });

  test.each([
    { point: "before-commit", kept: 0 },
    { point: "after-commit", kept: 1 },
    { point: "before-answer", kept: 1 },
  ])(
    "$point: nobody was answered, and the repeated tap gets one number",
    async ({ point, kept }) => {
      const run = start(box, { crash: crashAt(point) });
      await run.ask(openDay);
      armed = true;
      await expect(run.ask(wish("t1"), "tap")).rejects.toThrow(`killed ${point}`);
      expect(run.fatal).toHaveLength(1);
      await expect(run.submit(wish("t2"))).rejects.toThrow();
      run.kill();

      const again = start(box);
      expect(again.runner.hall.tickets.size).toBe(kept);
      expect(labelOf(await again.ask(wish("t3"), "tap"))).toBe("A001");
      expect(labelOf(await again.ask(wish("t4"), "next tap"))).toBe("A002");
      again.kill();
    },
  );

  test("between two days of work: numbers, calls and answers go on", async () => {
    const run = start(box);
    await run.ask(openDay);
    const first = await run.ask(wish("t1"), "tap");
    await run.ask({ name: "call-next", counter: 1 });
    run.kill();
    const again = start(box);
    expect(await again.ask(wish("other"), "tap")).toEqual(first);
    expect(labelOf(await again.ask(wish("t2")))).toBe("A002");
    await again.ask({ name: "recall", counter: 1 });
    expect(again.runner.hall.callSeq).toBe(2);
    again.kill();
  });
});

describe("an outcome that nobody knows", () => {
  test("ends the process: no answer, no change, and the journal decides after the restart", async () => {
    let broken = false;
    const project = () => {
      if (broken) throw new Error("disk I/O error");
    };
    const run = start(box, { projections: [{ project }] });
    await run.ask(openDay);
    broken = true;
    await expect(run.ask(wish("t1"))).rejects.toThrow("disk I/O error");
    expect(run.fatal).toHaveLength(1);
    expect(run.runner.hall.tickets.size).toBe(0);
    run.kill();
    const again = start(box);
    expect(labelOf(await again.ask(wish("t2")))).toBe("A001");
    again.kill();
  });
});
