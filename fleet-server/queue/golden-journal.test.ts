import { readFileSync } from "node:fs";
import type { Entry } from "@motcua/broker/log";
import { describe, expect, test } from "vitest";
import { brokenPromises } from "../../tests/simulation/check-hall.ts";
import { replay } from "./apply.ts";
import type { HallEvent } from "./events.ts";
import { emptyHall, type Hall } from "./hall.ts";

/**
 * Written once by release 0.1.0 and never again: offices have journals like this one on their
 * cards. A later release that cannot replay it, or that makes another hall of it, is wrong; a
 * new version of an event gets a golden journal of its own beside this one.
 */
type Golden = { readonly entries: readonly Entry<HallEvent>[]; readonly end: unknown };
const file = new URL("golden-journal.json", import.meta.url);
const golden: Golden = JSON.parse(readFileSync(file, "utf8"));

/** Every kind of event; the compiler demands a new one here, and then it must be written, too. */
const kinds: { readonly [kind in HallEvent["kind"]]: true } = {
  "day-opened": true,
  "day-reopened": true,
  "day-closed": true,
  "ticket-issued": true,
  "reprint-asked": true,
  "ticket-printed": true,
  "print-failed": true,
  "ticket-voided": true,
  "counter-opened": true,
  "counter-closed": true,
  "ticket-called": true,
  "ticket-recalled": true,
  "call-undone": true,
  "ticket-no-show": true,
  "ticket-served": true,
  "ticket-transferred": true,
  "ticket-day-ended": true,
  "visit-rated": true,
};

function summary(hall: Hall): unknown {
  const tickets = [...hall.tickets.values()].map(
    (ticket) =>
      [ticket.id, `${ticket.service} ${ticket.class} ${ticket.phase.at} ${ticket.slip}`] as const,
  );
  return {
    day: hall.day,
    numbers: Object.fromEntries(hall.numbers),
    callSeq: hall.callSeq,
    tally: hall.tally,
    tickets: Object.fromEntries(tickets),
    visits: [...hall.visits.before.keys(), ...hall.visits.today.keys()].sort(),
  };
}

describe("the golden journal of release 0.1.0", () => {
  const hall = replay(
    emptyHall,
    golden.entries.map(({ body }) => body),
  );

  test("holds every kind of event, of the first version", () => {
    expect(new Set(golden.entries.map(({ kind }) => kind))).toEqual(new Set(Object.keys(kinds)));
    expect(new Set(golden.entries.map(({ v }) => v))).toEqual(new Set([1]));
  });

  test("holds every way that a failed print can go", () => {
    const ways = golden.entries.flatMap(({ body }) =>
      body.kind === "print-failed" ? [body.becomes] : [],
    );
    expect(new Set(ways)).toEqual(new Set(["paperless", "void", "held", "kept"]));
  });

  test("makes the same hall for ever", () => {
    expect(summary(hall)).toEqual(golden.end);
    expect(brokenPromises(hall)).toEqual([]);
  });
});
