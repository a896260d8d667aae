import { describe, expect, test } from "vitest";
import { Desk } from "../../../tests/simulation/desk.ts";

const served = () => {
  const desk = Desk.open();
  const ticket = desk.issue("A");
  desk.call(1);
  desk.wait(60_000).do({ name: "finish", counter: 1 });
  const rating = { name: "rate", visit: `${ticket}#1`, counter: 1, score: 4 } as const;
  return { desk, ticket, rating };
};

describe("rating", () => {
  test("is bound to ticket, counter, person and service of the visit", () => {
    const { desk, ticket, rating } = served();
    // Somebody else sits there by now, and serves somebody else.
    desk.do({ name: "logout", counter: 3 });
    desk.do({ name: "login", counter: 1, person: "s3" });
    desk.issue("C");
    desk.call(1);
    expect(desk.do({ ...rating, press: "p1" })).toMatchObject([
      {
        kind: "visit-rated",
        ticket,
        counter: 1,
        person: "s1",
        service: "A",
        score: 4,
        press: "p1",
        day: "2026-11-24",
      },
    ]);
  });

  test("keeps one of the office's reasons; without a known one the score stands", () => {
    const { desk, rating } = served();
    const low = { ...rating, score: 1 } as const;
    expect(desk.do({ ...low, press: "p1" })).not.toHaveProperty("0.reason");
    expect(desk.do({ ...low, press: "p2", reason: "waited-long" })).toMatchObject([
      { score: 1, press: "p2", reason: "waited-long" },
    ]);
    const [unknown] = desk.do({ ...low, press: "p3", reason: "the-weather" });
    expect(unknown).toMatchObject({ kind: "visit-rated", score: 1, press: "p3" });
    expect(unknown).not.toHaveProperty("reason");
  });

  test("every press is kept, and a press that comes twice is one", () => {
    const { desk, rating } = served();
    desk.do({ ...rating, press: "p1" }, "fact:1");
    expect(desk.do({ ...rating, press: "p1" }, "fact:1")).toEqual([]);
    expect(desk.do({ ...rating, score: 1, press: "p2" }, "fact:2")).toHaveLength(1);
  });

  test("is taken late: the board's window was open, the day is closed, the next one open", () => {
    const { desk, rating } = served();
    desk.do({ name: "close-day" });
    expect(desk.do({ ...rating, press: "p1" })).toHaveLength(1);
    desk.do({ name: "open-day", day: "2026-11-25" });
    expect(desk.do({ ...rating, press: "p2" })).toMatchObject([{ day: "2026-11-24" }]);
  });

  test("is taken from a board that was away while six more days were opened, then no more", () => {
    const { desk, rating } = served();
    for (const day of ["27", "28", "29", "30"]) {
      desk.do({ name: "close-day" });
      desk.do({ name: "open-day", day: `2026-11-${day}` });
    }
    for (const day of ["01", "02"]) {
      desk.do({ name: "close-day" });
      desk.do({ name: "open-day", day: `2026-12-${day}` });
    }
    expect(desk.do({ ...rating, press: "p1" })).toMatchObject([{ day: "2026-11-24" }]);
    desk.do({ name: "close-day" });
    desk.do({ name: "open-day", day: "2026-12-03" });
    expect(desk.refusal({ ...rating, press: "p2" })).toBe("rating-closed");
  });

  test("a visit that was not served, or at another counter, is refused", () => {
    const { desk, rating } = served();
    expect(desk.refusal({ ...rating, counter: 2, press: "p" })).toBe("rating-closed");
    expect(desk.refusal({ ...rating, visit: "2026-11-24/A001#2", press: "p" })).toBe(
      "rating-closed",
    );
    const ticket = desk.issue("A");
    desk.call(1);
    expect(desk.refusal({ ...rating, visit: `${ticket}#1`, press: "p" })).toBe("rating-closed");
  });
});
