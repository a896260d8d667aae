import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  labelOf,
  type Machine,
  machine,
  type Run,
  start,
  wish,
} from "../../tests/simulation/hall-on-disk.ts";
import { openJournal } from "./journal.ts";

let box: Machine;
beforeEach(() => {
  box = machine();
});
afterEach(() => box.remove());

const chance = { unit: () => 0, bytes: () => new Uint8Array(), id: () => "unused" };
const open = (run: Run, day: string) => run.ask({ name: "open-day", day });
const close = (run: Run) => run.ask({ name: "close-day" });
const rate = (run: Run, day: string) => {
  const visit = `${day}/A001#1`;
  return run.ask({ name: "rate", visit, counter: 1, score: 4, press: `${day}-press` });
};

async function visit(run: Run, token: string): Promise<void> {
  await run.ask(wish(token));
  await run.ask({ name: "call-next", counter: 1 });
  await run.ask({ name: "finish", counter: 1 });
}

describe("a restart", () => {
  test("binds a rating that waited on its board through a closure to the day of its visit", async () => {
    const run = start(box);
    await open(run, "2026-11-20");
    await visit(run, "t1");
    await close(run);
    await open(run, "2026-11-24");
    await close(run);
    await open(run, "2026-11-25");
    expect(labelOf(await rate(run, "2026-11-20"))).toBe("A001");
    run.kill();
    const again = start(box);
    const visitOf20 = {
      visit: "2026-11-20/A001#1",
      counter: 1,
      score: 1,
      press: "second",
    } as const;
    expect(labelOf(await again.ask({ name: "rate", ...visitOf20 }))).toBe("A001");
    const ratings = openJournal(again.store, chance)
      .read(1, 100)
      .flatMap(({ body }) => (body.kind === "visit-rated" ? [`${body.day} ${body.score}`] : []));
    expect(ratings).toEqual(["2026-11-20 4", "2026-11-20 1"]);
    again.kill();
  });

  test("replays a rating of the oldest day that could be rated, from the day before today", async () => {
    const run = start(box);
    await open(run, "2026-11-01");
    await visit(run, "t1");
    for (const day of ["02", "03", "04", "05", "06", "07"]) {
      await close(run);
      await open(run, `2026-11-${day}`);
    }
    expect(labelOf(await rate(run, "2026-11-01"))).toBe("A001");
    await close(run);
    await open(run, "2026-11-08");
    run.kill();
    const again = start(box);
    expect(again.runner.hall.day?.label).toBe("2026-11-08");
    expect(labelOf(await again.ask(wish("t2")))).toBe("A001");
    // A file of before the table: it is made from the journal.
    again.store.exec("DROP TABLE hall_visit");
    again.kill();
    const third = start(box);
    expect(third.runner.hall.day?.label).toBe("2026-11-08");
    third.kill();
  });

  test("remembers today, and earlier visits, which may still be rated", async () => {
    const run = start(box);
    for (const day of ["2026-11-24", "2026-11-25", "2026-11-26"]) {
      await open(run, day);
      await visit(run, day);
      if (day !== "2026-11-26") await close(run);
    }
    run.kill();
    const again = start(box);
    expect(again.runner.hall.day?.label).toBe("2026-11-26");
    expect(labelOf(await rate(again, "2026-11-26"))).toBe("A001");
    expect(labelOf(await rate(again, "2026-11-25"))).toBe("A001");
    expect(labelOf(await rate(again, "2026-11-24"))).toBe("A001");
    again.kill();
  });

  test("gives the same hall as never having stopped", async () => {
    const run = start(box);
    for (const day of ["2026-11-24", "2026-11-25", "2026-11-26"]) {
      await open(run, day);
      await visit(run, day);
      await close(run);
    }
    const plain = (hall: unknown) => JSON.parse(JSON.stringify(hall));
    const before = plain(run.runner.hall);
    run.kill();
    const again = start(box);
    const after = plain(again.runner.hall);
    // Kept as a set, in no order.
    expect(after.days.sort()).toEqual(before.days.sort());
    expect({ ...after, days: [] }).toEqual({ ...before, days: [] });
    again.kill();
  });

  test("calls number on after days without a call, and old dates stay used", async () => {
    const run = start(box);
    await open(run, "2026-11-20");
    await visit(run, "t1");
    await close(run);
    for (const day of ["2026-11-21", "2026-11-22", "2026-11-23"]) {
      await open(run, day);
      await close(run);
    }
    run.kill();
    const again = start(box);
    expect(again.runner.hall.callSeq).toBe(1);
    expect(labelOf(await open(again, "2026-11-20"))).toBe("bad-request");
    await open(again, "2026-11-24");
    await visit(again, "t2");
    expect(again.runner.hall.callSeq).toBe(2);
    again.kill();
  });

  test("reads two days of the journal, however long it is, and finds its place again", async () => {
    const run = start(box);
    for (const day of ["2026-11-21", "2026-11-22", "2026-11-23"]) {
      await open(run, day);
      await visit(run, day);
      await close(run);
    }
    // Nothing of the first day is needed: its rows could not even be read.
    run.store.exec("UPDATE log_entry SET body = 'broken' WHERE seq <= 5");
    run.kill();
    const again = start(box);
    expect(again.runner.hall.tickets.size).toBe(1);
    again.kill();
  });

  test("makes its own table of days again when it is gone", async () => {
    const run = start(box);
    await open(run, "2026-11-23");
    await close(run);
    await open(run, "2026-11-24");
    await visit(run, "t1");
    run.store.exec("DROP TABLE hall_day; DROP TABLE hall_day_cursor");
    run.kill();
    const again = start(box);
    expect([...again.runner.hall.days].sort()).toEqual(["2026-11-23", "2026-11-24"]);
    expect(again.runner.hall.callSeq).toBe(1);
    again.kill();
  });

  test("office time goes on after the last event when the wall clock starts in 1970", async () => {
    const run = start(box);
    await open(run, "2026-11-24");
    const { atMs } = run.runner.now();
    run.kill();
    box.clock.wall = 0;
    box.clock.mono = 0;
    const again = start(box);
    expect(again.runner.now().atMs).toBeGreaterThanOrEqual(atMs);
    expect(labelOf(await again.ask(wish("t1")))).toBe("A001");
    again.kill();
  });
});

describe("a projection", () => {
  test("gets each entry of the journal once, in order, with its number", async () => {
    const seen: string[] = [];
    const project = (entries: readonly { seq: number; kind: string }[]) => {
      for (const { seq, kind } of entries) seen.push(`${seq} ${kind}`);
    };
    const run = start(box, { projections: [{ project }] });
    await open(run, "2026-11-24");
    await visit(run, "t1");
    const written = openJournal(run.store, chance).read(1, 100);
    expect(seen).toEqual(written.map(({ seq, kind }) => `${seq} ${kind}`));
    expect(written.at(-1)).toMatchObject({ seq: 6, kind: "ticket-served", v: 1 });
    run.kill();
  });

  test("stands or falls with its entries", async () => {
    const run = start(box, {
      projections: [
        { project: () => undefined },
        {
          project: ([entry]) => {
            if (entry?.kind === "ticket-issued") throw new Error("no");
          },
        },
      ],
    });
    await open(run, "2026-11-24");
    const { last } = openJournal(run.store, chance);
    await expect(run.ask(wish("t1"))).rejects.toThrow("no");
    expect(openJournal(run.store, chance).last).toBe(last);
    run.kill();
  });
});
