import { describe, expect, test } from "vitest";
import * as hall from "../../tests/harness/hall-story.ts";
import { figures } from "./figures.ts";
import { openFiguresProjection } from "./projection.ts";

function openedHall() {
  const story = hall.hallStory();
  const projection = openFiguresProjection(story);
  story.projects = (entries) => projection.project(entries);
  story.tell(hall.dayOpened);
  const overall = () => figures(story.store)?.overall;
  const service = (letter: string) =>
    figures(story.store)?.services.find((row) => row.service === letter);
  const counter = (n: number) => figures(story.store)?.counters.find((row) => row.counter === n);
  return { ...story, projection, overall, service, counter };
}

test("before the first day there are no figures", () => {
  const story = hall.hallStory();
  openFiguresProjection(story);
  expect(figures(story.store)).toBeUndefined();
  expect(figures(story.store, hall.day)).toBeUndefined();
});

test("a visit from the number to the rating", () => {
  const { at, tell, overall, counter } = openedHall();
  tell(hall.issuedOnPaper("A001"));
  expect(overall()).toMatchObject({ tickets: 1, printing: 1, waiting: 0 });
  tell({
    kind: "ticket-printed",
    ticket: `${hall.day}/A001`,
    cmd: `print:${hall.day}/A001/1`,
    proved: true,
  });
  expect(overall()).toMatchObject({ printing: 0, waiting: 1, wait: { n: 0, p50Ms: null } });
  at(7);
  tell(hall.called("A001", { counter: 3, seq: 1 }));
  expect(overall()).toMatchObject({ waiting: 0, called: 1, wait: { n: 1, p50Ms: 420_000 } });
  at(15);
  tell(hall.served("A001", { counter: 3 }), hall.rated("A001", { counter: 3, score: 4 }));
  expect(overall()).toMatchObject({
    called: 0,
    served: 1,
    satisfied: { share: 1, numerator: 1, denominator: 1, responseRate: 1, enough: false },
  });
  expect(counter(3)).toMatchObject({ tickets: 1, served: 1, wait: { n: 1, p90Ms: 420_000 } });
});

describe("what does not count", () => {
  test("an undone call is nobody's first call", () => {
    const { at, tell, overall, counter } = openedHall();
    tell(hall.issued("A001"));
    at(2);
    tell(hall.called("A001", { counter: 1, seq: 1 }));
    tell(hall.undone("A001", { counter: 1, seq: 1 }));
    expect(overall()).toMatchObject({ waiting: 1, wait: { n: 0 } });
    expect(counter(1)).toBeUndefined();
    at(9);
    // The next call carries the visit number of the undone one.
    tell(hall.called("A001", { counter: 2, seq: 2 }));
    expect(overall()?.wait).toEqual({ n: 1, p50Ms: 540_000, p90Ms: 540_000 });
    expect(counter(2)?.wait.n).toBe(1);
  });

  test("a void number is counted as given and as void, and as nothing else", () => {
    const { tell, overall, counter } = openedHall();
    tell(hall.issuedOnPaper("A001"), hall.issued("A002"), hall.issued("A003"));
    tell({
      kind: "print-failed",
      ticket: `${hall.day}/A001`,
      cmd: `print:${hall.day}/A001/1`,
      reason: "paper-out",
      becomes: "void",
    });
    tell(hall.voided("A002"));
    tell(hall.called("A003", { counter: 1, seq: 1 }), hall.voided("A003"));
    expect(overall()).toMatchObject({ tickets: 3, void: 3, waiting: 0, called: 0, wait: { n: 0 } });
    expect(counter(1)).toBeUndefined();
  });

  test("a ticket that was called, sent on and then voided has no wait, but was at the counter", () => {
    const { tell, overall, counter } = openedHall();
    tell(hall.issued("A001"), hall.called("A001", { counter: 1, seq: 1 }));
    tell(hall.transferred("A001", 1, "C"), hall.voided("A001"));
    expect(overall()).toMatchObject({ tickets: 1, void: 1, wait: { n: 0 } });
    expect(counter(1)).toMatchObject({ tickets: 1, transferred: 1, wait: { n: 0 } });
  });

  test("a failed print that the screen replaces waits; one that is held does not yet", () => {
    const { tell, overall } = openedHall();
    tell(hall.issuedOnPaper("A001"), hall.issuedOnPaper("A002"));
    const failed = (label: string, becomes: "paperless" | "held") =>
      ({
        kind: "print-failed",
        ticket: `${hall.day}/${label}`,
        cmd: `print:${hall.day}/${label}/1`,
        reason: "paper-out",
        becomes,
      }) as const;
    tell(failed("A001", "paperless"), failed("A002", "held"));
    expect(overall()).toMatchObject({ waiting: 1, printing: 1, void: 0 });
  });

  test("a recall, a reprint and its late proof change no figure", () => {
    const { tell, overall } = openedHall();
    const print = { cmd: `print:${hall.day}/A001/2`, board: "box-26734", printer: "printer1" };
    const ticket = `${hall.day}/A001`;
    tell(hall.issued("A001"), hall.called("A001", { counter: 1, seq: 1 }));
    const before = overall();
    tell({ kind: "ticket-recalled", ticket, counter: 1, seq: 2, times: 2 });
    tell({ kind: "reprint-asked", ticket, print });
    tell({ kind: "ticket-printed", ticket, cmd: print.cmd, proved: true });
    tell({ kind: "print-failed", ticket, cmd: print.cmd, reason: "paper-out", becomes: "kept" });
    expect(overall()).toEqual(before);
  });
});

describe("ratings", () => {
  test("of several presses for one visit the last counts", () => {
    const { tell, overall } = openedHall();
    tell(hall.issued("A001"), hall.called("A001", { counter: 1, seq: 1 }));
    tell(hall.served("A001", { counter: 1 }));
    tell(hall.rated("A001", { counter: 1, score: 4, press: "a" }));
    tell(hall.rated("A001", { counter: 1, score: 1, press: "b" }));
    expect(overall()?.satisfied).toMatchObject({ share: 0, numerator: 0, denominator: 1 });
  });

  test("Hài lòng is satisfied, Bình thường is not; the share comes with its interval", () => {
    const { tell, overall } = openedHall();
    for (let n = 1; n <= 30; n += 1) {
      const label = `A${String(n).padStart(3, "0")}`;
      tell(hall.issued(label), hall.called(label, { counter: 1, seq: n }));
      tell(hall.served(label, { counter: 1 }));
      tell(hall.rated(label, { counter: 1, score: n === 30 ? 2 : 3 }));
      expect(overall()?.satisfied.enough).toBe(n === 30);
    }
    const satisfied = overall()?.satisfied;
    expect(satisfied).toMatchObject({ numerator: 29, denominator: 30, share: 29 / 30 });
    expect(satisfied?.interval?.low).toBeCloseTo(0.8333, 4);
    expect(satisfied?.interval?.high).toBeCloseTo(0.9941, 4);
  });

  test("one that comes after the close belongs to the day of its visit", () => {
    const { tell, store } = openedHall();
    const tomorrow = "2026-11-25";
    tell(hall.issued("A001"), hall.called("A001", { counter: 1, seq: 1 }));
    tell(hall.served("A001", { counter: 1 }), hall.dayClosed);
    tell({ kind: "day-opened", day: tomorrow });
    tell(hall.rated("A001", { counter: 1, score: 3 }));
    expect(figures(store, hall.day)).toMatchObject({
      state: "closed",
      overall: { satisfied: { denominator: 1, responseRate: 1 } },
    });
    expect(figures(store)).toMatchObject({ day: tomorrow, state: "open", overall: { tickets: 0 } });
  });
});

test("a transfer: given and first called at A, served and rated at C, one ticket in the office", () => {
  const { at, tell, overall, service, counter } = openedHall();
  tell(hall.issued("A001"));
  at(5);
  tell(hall.called("A001", { counter: 1, seq: 1 }), hall.transferred("A001", 1, "C"));
  expect(service("C")).toMatchObject({ waiting: 1, tickets: 0, transferredIn: 1 });
  at(30);
  tell(hall.called("A001", { counter: 3, seq: 2, n: 2 }));
  tell(hall.served("A001", { counter: 3, n: 2, as: "C" }));
  tell(hall.rated("A001", { counter: 3, n: 2, as: "C", score: 4 }));
  expect(overall()).toMatchObject({ tickets: 1, served: 1, transferredIn: 1, transferredOut: 1 });
  expect(overall()?.wait).toEqual({ n: 1, p50Ms: 300_000, p90Ms: 300_000 });
  expect(service("A")).toMatchObject({ tickets: 1, served: 0, transferredOut: 1, wait: { n: 1 } });
  expect(service("C")).toMatchObject({ served: 1, wait: { n: 0 }, satisfied: { denominator: 1 } });
  expect(counter(1)).toMatchObject({ tickets: 1, transferred: 1, served: 0, wait: { n: 1 } });
  expect(counter(3)).toMatchObject({ tickets: 1, served: 1, wait: { n: 0 } });
});

test("no-shows and those whom the day's end sent home are told apart", () => {
  const { tell, overall } = openedHall();
  tell(hall.issued("A001"), hall.issued("A002"), hall.called("A001", { counter: 1, seq: 1 }));
  tell(hall.noShow("A001", 1), hall.dayEnded("A002"), hall.dayClosed);
  expect(overall()).toMatchObject({ tickets: 2, noShows: 1, dayEnded: 1, served: 0 });
  expect(overall()?.satisfied.responseRate).toBeNull();
});

describe("the projection", () => {
  test("an entry that is handed over twice counts once", () => {
    const { journal, projection, overall, tell } = openedHall();
    tell(hall.issued("A001"));
    const before = overall();
    projection.project(journal.read(1, 10));
    expect(overall()).toEqual(before);
  });

  test("a gap is refused, and a restart mends it from the journal", () => {
    const story = openedHall();
    const projection = openFiguresProjection(story);
    story.projection.drop();
    projection.rebuild();
    const entry = story.journal.read(1, 1);
    expect(() => projection.project(entry.map((e) => ({ ...e, seq: 9 })))).toThrow("rebuilt");
    story.projection.drop();
    openFiguresProjection(story);
    expect(figures(story.store, hall.day)).toMatchObject({ state: "open" });
  });

  test("tables of an older release are made anew from the journal at the start", () => {
    const { store, journal, tell, overall } = openedHall();
    tell(hall.issued("A001"), hall.called("A001", { counter: 1, seq: 1 }));
    const before = overall();
    // As the first release made them: without class and hour, and without a word on their shape.
    store.exec(`
      DROP TABLE figures_shape; DROP TABLE figures_packs; DROP TABLE figures_tickets;
      CREATE TABLE figures_tickets (ticket TEXT PRIMARY KEY, day TEXT, issued_for TEXT,
        service TEXT, issued_at_ms INTEGER, state TEXT);
      ALTER TABLE figures_cursor DROP COLUMN wall_ms`);
    openFiguresProjection({ store, journal });
    expect(overall()).toEqual(before);
  });

  test("a journal append that fails takes the figures back with it", () => {
    const { store, projection, overall } = openedHall();
    const event = { ...hall.issued("A001"), cause: "x", atMs: 0, wallMs: 0 };
    const entry = { seq: 2, kind: "ticket-issued", v: 1, atMs: 0, body: event };
    const failing = store.transaction(() => {
      projection.project([{ ...entry, body: { ...event, actor: { by: "staff-page" } } }]);
      throw new Error("disk full");
    });
    expect(failing).toThrow("disk full");
    expect(overall()?.tickets).toBe(0);
  });
});
