import { describe, expect, test } from "vitest";
import { aheadText, issuedText, waitNotes, waitText } from "./words.ts";

describe("the words of a slip", () => {
  test.each([
    ["the morning", "2026-11-24T00:05:00Z", "24/11/2026 07:05"],
    [
      "the hour after midnight, when UTC is a day behind",
      "2026-02-16T17:30:00Z",
      "17/02/2026 00:30",
    ],
    ["the last minute of the year", "2026-12-31T16:59:59Z", "31/12/2026 23:59"],
  ])("give the time of Việt Nam, at %s", (_, utc, text) => {
    expect(issuedText({ issuedAt: Date.parse(utc) })).toBe(text);
  });

  test.each([
    [{ from: 15, to: 20 }, "khoảng 15–20 phút"],
    [{ from: 0, to: 5 }, "0–5 phút"],
    [{ from: 115, to: 125 }, "khoảng 115–125 phút"],
    [{ from: 120, to: 130 }, "trên 2 giờ"],
    [{ from: 4515, to: 4525 }, "trên 2 giờ"],
    [null, "chưa mở quầy"],
  ])("promise no more than is known: %j", (wait, text) => {
    expect(waitText(wait)).toBe(text);
  });

  test("say in both languages whom to ask about a long wait", () => {
    expect(waitNotes({ from: 4515, to: 4525 })).toEqual([
      "xin hỏi quầy hướng dẫn",
      "over 2 hours, please ask at reception",
    ]);
    expect(waitNotes({ from: 15, to: 20 })).toEqual([]);
    expect(waitNotes(null)).toEqual(["no counter open yet"]);
  });

  test("count the people ahead", () => {
    expect([0, 1, 42].map(aheadText)).toEqual(["0 người", "1 người", "42 người"]);
  });
});
