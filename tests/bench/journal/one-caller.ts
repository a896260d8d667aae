import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "@motcua/broker/log";
import { realChance } from "@motcua/broker/real-ports";
import Database from "better-sqlite3";
import type { HallEvent } from "../../../fleet-server/queue/events.ts";
import { replayJournal } from "../../../fleet-server/queue/journal.ts";
import { issued } from "../../harness/hall-story.ts";
import { type Bench, median, type Round, steadily } from "../figures.ts";

const warmUps = 100;
const rounds = 9;
const appendsARound = 300;

/**
 * Journal appends a second, one event a commit, beside bare SQLite with three statements; by turns,
 * append by append, from the median time of one.
 */
export const journalOneCaller: Bench = (sitting) =>
  steadily(sitting, async () => {
    const share = sitting.quick ? 0.1 : 1;
    const folder = mkdtempSync(join(tmpdir(), "motcua-journal-"));
    const journal = openProduct(join(folder, "product.db"));
    const bare = openBare(join(folder, "bare.db"));
    let n = 0;
    const timed = (append: (event: HallEvent) => void) => {
      const event = eventOf(n++);
      const sinceMs = performance.now();
      append(event);
      return performance.now() - sinceMs;
    };
    const round = (pairs: number): Round => {
      const times = Array.from({ length: pairs }, () => [
        timed(journal.append),
        timed(bare.append),
      ]);
      const perSecond = (which: 0 | 1) => 1_000 / median(times.map((pair) => pair[which] ?? 0));
      return { product: perSecond(0), yardstick: perSecond(1) };
    };
    round(warmUps);
    const all = Array.from({ length: rounds }, () => round(appendsARound * share));
    journal.close();
    bare.close();
    rmSync(folder, { recursive: true, force: true });
    const bench = "journal appends, one caller";
    return [{ bench, unit: "per second", goal: { least: 0.7 }, rounds: all }];
  });

type Appender = { readonly append: (event: HallEvent) => void; readonly close: () => void };

function openProduct(path: string): Appender {
  const store = openStore(path);
  const journal = replayJournal({ store, chance: realChance(), projections: [] });
  return { append: (event) => journal.commit([event]), close: () => store.close() };
}

/** What a ticket needs at the very least: its number, its row, its event. */
function openBare(path: string): Appender {
  const store = new Database(path);
  store.pragma("journal_mode = WAL");
  store.pragma("synchronous = FULL");
  store.exec(`
    CREATE TABLE number (series TEXT PRIMARY KEY, last INTEGER NOT NULL);
    CREATE TABLE ticket (id TEXT PRIMARY KEY, at INTEGER NOT NULL);
    CREATE TABLE event (seq INTEGER PRIMARY KEY, body TEXT NOT NULL);
  `);
  const count = store.prepare(
    `INSERT INTO number VALUES ('A', 1) ON CONFLICT (series) DO UPDATE SET last = last + 1`,
  );
  const ticket = store.prepare("INSERT INTO ticket VALUES (?, ?)");
  const event = store.prepare("INSERT INTO event (body) VALUES (?)");
  const append = store.transaction((body: HallEvent) => {
    count.run();
    ticket.run(body.cause, body.wallMs);
    event.run(JSON.stringify(body));
  });
  return { append, close: () => store.close() };
}

function eventOf(n: number): HallEvent {
  const at = { atMs: n, wallMs: Date.parse("2026-11-24T00:30:00Z") + n };
  return { cause: `bench:${n}`, actor: { by: "staff-page" }, ...at, ...issued(`A${n}`) };
}
