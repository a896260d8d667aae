import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Log, openLog, openStore, type Store } from "@motcua/broker/log";
import type { Chance } from "@motcua/broker/ports";
import type { HallEvent, Happening } from "../../fleet-server/queue/events.ts";

/** A journal written by hand, one happening at a time, and what hangs on its append. */
export type HallStory = {
  readonly store: Store;
  readonly journal: Log<HallEvent>;
  /** Sets office time for what follows, minutes after the day was opened. */
  readonly at: (minute: number) => void;
  /** Appends these in one transaction, with what `projects` does. */
  readonly tell: (...happenings: Happening[]) => void;
  /** What is run inside the transaction of each append. */
  projects: (entries: ReturnType<Log<HallEvent>["read"]>) => void;
};

/** 24 November 2026, 07:30 in Vietnam. */
export const openedAtMs = Date.parse("2026-11-24T00:30:00Z");

/** Chance that takes the middle and counts its ids. */
export function middleChance(): Chance {
  let ids = 0;
  return {
    unit: () => 0.5,
    bytes: (count) => new Uint8Array(count),
    id: () => {
      ids += 1;
      return `01JSTORY${String(ids).padStart(18, "0")}`;
    },
  };
}

/** Starts a story in a new store, or goes on in the one at `path`. */
export function hallStory(chance = middleChance(), path = newStorePath()): HallStory {
  const store = openStore(path);
  const journal = openLog<HallEvent>(store, "journal", chance);
  let minute = 0;
  const append = store.transaction((happenings: readonly Happening[]) => {
    const atMs = minute * 60_000;
    const wallMs = openedAtMs + atMs;
    const from = journal.last + 1;
    journal.append(
      happenings.map((happening) => ({
        kind: happening.kind,
        v: 1,
        atMs: wallMs,
        body: { cause: "story", atMs, wallMs, actor: { by: "staff-page" }, ...happening },
      })),
    );
    story.projects(journal.read(from, happenings.length));
  });
  const story: HallStory = {
    store,
    journal,
    at: (to) => {
      minute = to;
    },
    tell: (...happenings) => append(happenings),
    projects: () => {},
  };
  return story;
}

export function newStorePath(): string {
  return join(mkdtempSync(join(tmpdir(), "motcua-story-")), "office.db");
}

export const day = "2026-11-24";
export const dayOpened: Happening = { kind: "day-opened", day };
export const dayClosed: Happening = { kind: "day-closed", day };

const because = { policy: "fifo", class: "normal", waitedMs: 0, targetMs: 1 };
const who = (counter: number) => ({ counter, person: `staff${counter}` });
const ticketOf = (label: string) => ({ ticket: `${day}/${label}` });
const visitOf = (label: string, n = 1) => ({ ...ticketOf(label), visit: `${day}/${label}#${n}` });

/** A paperless ticket from reception; its letter is its service. */
export function issued(label: string): Happening {
  return {
    kind: "ticket-issued",
    ...ticketOf(label),
    label,
    service: label.slice(0, 1),
    class: "normal",
    source: { at: "reception", print: null },
    token: label,
    ahead: 0,
    wait: null,
    print: null,
  };
}

/** The same ticket from a kiosk: it waits once its slip is out. */
export function issuedOnPaper(label: string): Happening {
  const print = { cmd: `print:${day}/${label}/1`, board: "box-26734", printer: "printer1" };
  return { ...issued(label), print } as Happening;
}

export function called(label: string, at: { counter: number; seq: number; n?: number }): Happening {
  const { counter, seq, n } = at;
  return { kind: "ticket-called", ...visitOf(label, n), ...who(counter), seq, because };
}

export function undone(label: string, at: { counter: number; seq: number }): Happening {
  return { kind: "call-undone", ...ticketOf(label), counter: at.counter, seqs: [at.seq] };
}

export function served(label: string, at: { counter: number; n?: number; as?: string }): Happening {
  const service = at.as ?? label.slice(0, 1);
  const ratingMs = 60_000;
  return { kind: "ticket-served", ...visitOf(label, at.n), ...who(at.counter), service, ratingMs };
}

export function noShow(label: string, counter: number): Happening {
  return { kind: "ticket-no-show", ...visitOf(label), ...who(counter) };
}

export function transferred(label: string, counter: number, to: string): Happening {
  const from = label.slice(0, 1);
  return { kind: "ticket-transferred", ...visitOf(label), ...who(counter), from, to };
}

export function rated(
  label: string,
  at: {
    counter: number;
    score: number;
    n?: number;
    as?: string;
    press?: string;
    reason?: string;
  },
): Happening {
  const service = at.as ?? label.slice(0, 1);
  const press = at.press ?? `press-${label}`;
  const { score, reason } = at;
  const rating = { service, score, press, day, ...(reason !== undefined && { reason }) };
  return { kind: "visit-rated", ...visitOf(label, at.n), ...who(at.counter), ...rating };
}

export function voided(label: string): Happening {
  return { kind: "ticket-voided", ...ticketOf(label), reason: "staff" };
}

export function dayEnded(label: string): Happening {
  return { kind: "ticket-day-ended", ...ticketOf(label) };
}
