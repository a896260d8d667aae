import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { realChance } from "../real-ports.ts";
import { openCursor } from "./cursor.ts";
import { openIntake } from "./intake.ts";
import { openLog } from "./log.ts";
import { openStore, type Store } from "./store.ts";

let folder: string;
let store: Store;
const chance = realChance();
const reopen = () => {
  store.close();
  store = openStore(join(folder, "office.sqlite"));
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "motcua-log-"));
  store = openStore(join(folder, "office.sqlite"));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const draft = (n: number, kind = "rated") => ({ kind, v: 1, atMs: 1_000 + n, body: { n } });
const seqs = (rows: readonly { seq: number }[]) => rows.map(({ seq }) => seq);

describe("a log", () => {
  test("counts from 1 without gaps, and keeps what it was given", () => {
    const log = openLog<{ n: number }>(store, "journal", chance);
    expect(log.last).toBe(0);
    expect(log.append([draft(1), draft(2)])).toBe(2);
    expect(log.append([draft(3)])).toBe(3);
    expect(log.read(2, 10)).toEqual([
      { seq: 2, ...draft(2) },
      { seq: 3, ...draft(3) },
    ]);
    expect(log.read(1, 2)).toHaveLength(2);
    expect(log.append([])).toBe(3);
  });

  test("is the same log after a restart", () => {
    const { id } = openLog(store, "journal", chance);
    openLog<{ n: number }>(store, "journal", chance).append([draft(1)]);
    reopen();
    const again = openLog(store, "journal", chance);
    expect(again.id).toBe(id);
    expect(again.last).toBe(1);
    expect(openLog(store, "outbox", chance).id).not.toBe(id);
  });

  test("two logs of one store do not mix", () => {
    const journal = openLog<{ n: number }>(store, "journal", chance);
    const outbox = openLog<{ n: number }>(store, "outbox", chance);
    journal.append([draft(1), draft(2)]);
    outbox.append([draft(9)]);
    expect([journal.last, outbox.last]).toEqual([2, 1]);
    outbox.forget(1);
    expect(seqs(journal.read(1, 10))).toEqual([1, 2]);
  });

  test("a row stands or falls with the state that it reports", () => {
    const log = openLog<{ n: number }>(store, "journal", chance);
    const broken = store.transaction(() => {
      log.append([draft(1)]);
      throw new Error("the state could not be written");
    });
    expect(broken).toThrow("the state");
    expect(log.last).toBe(0);
    expect(log.append([draft(2)])).toBe(1);
  });

  test("one row is forgotten among others, and no number is given twice", () => {
    const log = openLog<{ n: number }>(store, "outbox", chance);
    log.append([draft(1), draft(2), draft(3)]);
    log.forgetOne(2);
    expect(seqs(log.read(1, 10))).toEqual([1, 3]);
    log.forgetOne(3);
    log.forget(1);
    expect(log.append([draft(4)])).toBe(4);
  });

  test("numbers go on after everything was forgotten, also over a restart", () => {
    const log = openLog<{ n: number }>(store, "outbox", chance);
    log.append([draft(1), draft(2), draft(3)]);
    log.forget(2);
    expect(seqs(log.read(1, 10))).toEqual([3]);
    log.forget(3);
    log.forget(99);
    expect(log.last).toBe(3);
    reopen();
    expect(openLog<{ n: number }>(store, "outbox", chance).append([draft(4)])).toBe(4);
  });

  test("finds the newest row of a kind", () => {
    const log = openLog<{ n: number }>(store, "journal", chance);
    log.append([draft(1, "day-opened"), draft(2), draft(3, "day-opened"), draft(4)]);
    expect(log.lastOf("day-opened")).toBe(3);
    expect(log.lastOf("day-closed")).toBeUndefined();
  });
});

test("a cursor moves forward only, with what was done", () => {
  const cursor = openCursor(store, "figures");
  expect(cursor.upto).toBe(0);
  cursor.advance(5);
  cursor.advance(3);
  expect(cursor.upto).toBe(5);
  const broken = store.transaction(() => {
    cursor.advance(9);
    throw new Error("not done");
  });
  expect(broken).toThrow();
  expect(openCursor(store, "figures").upto).toBe(5);
});

describe("an intake", () => {
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => ({ seq: from + index }));

  test("refuses a gap and says from where to go on", () => {
    const intake = openIntake(store);
    const taken: number[] = [];
    const take = (batch: { seq: number }[]) =>
      intake.accept("L", batch, (fresh) => taken.push(...seqs(fresh)));
    expect(take(rows(1, 2))).toBe(2);
    expect(take(rows(4, 5))).toBe(2);
    expect(take([{ seq: 3 }, { seq: 5 }])).toBe(2);
    expect(take(rows(2, 5))).toBe(5);
    expect(taken).toEqual([1, 2, 3, 4, 5]);
    expect(intake.upto("L")).toBe(5);
    expect(intake.upto("other")).toBe(0);
  });

  test("takes up a log in its middle when its own past is gone", () => {
    const intake = openIntake(store);
    expect(intake.accept("L", rows(4_001, 4_002), () => undefined)).toBe(4_002);
    expect(intake.accept("L", rows(4_004, 4_004), () => undefined)).toBe(4_002);
  });

  test("when the effect fails, nothing has happened", () => {
    const intake = openIntake(store);
    const fail = () =>
      intake.accept("L", rows(1, 2), () => {
        throw new Error("disk full");
      });
    expect(fail).toThrow("disk full");
    expect(intake.upto("L")).toBe(0);
  });

  test("however batches are repeated, cut and mixed up, each row counts once and in order", () => {
    let run = 0;
    const batch = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 40 }), (batches) => {
        const intake = openIntake(store);
        const log = `L${run++}`;
        const taken: number[] = [];
        const send = (from: number, to: number) =>
          intake.accept(log, rows(from, to), (fresh) => taken.push(...seqs(fresh)));
        send(1, 1);
        for (const [from, more] of batches) {
          const upto = send(from, from + more);
          expect(upto).toBe(taken.at(-1));
        }
        expect(taken).toEqual(seqs(rows(1, taken.length)));
      }),
      { numRuns: 60 },
    );
  });
});
