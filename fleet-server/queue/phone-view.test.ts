import Value from "typebox/value";
import { describe, expect, test } from "vitest";
import { Desk, keysKiosk } from "../../tests/simulation/desk.ts";
import { PhoneView, phoneView } from "./phone-view.ts";

const office = { vi: "UBND phường Mẫu", en: "Sample Ward" };
const onPhone = (desk: Desk, token: string) => {
  const { hall, rules, nowMs } = desk;
  const view = phoneView({ hall, rules, office, nowMs }, token);
  if (view !== undefined) expect(Value.Check(PhoneView, view)).toBe(true);
  return view;
};

describe("a ticket's own page", () => {
  test("follows its ticket from the slip to the counter", () => {
    const desk = Desk.open();
    desk.issue("A");
    const ticket = desk.issue("A", { source: keysKiosk });
    const { token } = desk.ticket(ticket);
    expect(onPhone(desk, token)).toEqual({
      office,
      label: "A002",
      service: { vi: "Hộ tịch", en: "Civil status" },
      state: "printing",
      ahead: 1,
      wait: { from: 5, to: 10 },
      counter: null,
    });
    desk.slip(ticket, "printed");
    desk.call(1);
    expect(onPhone(desk, token)).toMatchObject({ state: "waiting", ahead: 0 });
    desk.call(3);
    expect(onPhone(desk, token)).toMatchObject({
      state: "called",
      ahead: null,
      wait: null,
      counter: 3,
    });
    desk.do({ name: "finish", counter: 3 });
    expect(onPhone(desk, token)).toMatchObject({ state: "done", counter: 3 });
  });

  test("shows nothing to a guess, and nothing of the day before", () => {
    const desk = Desk.open();
    const { token } = desk.ticket(desk.issue("A"));
    expect(onPhone(desk, "guess")).toBeUndefined();
    expect(onPhone(desk, "")).toBeUndefined();
    desk.do({ name: "close-day" });
    expect(onPhone(desk, token)).toMatchObject({ state: "day-end" });
    desk.do({ name: "open-day", day: "2026-11-25" });
    expect(onPhone(desk, token)).toBeUndefined();
  });
});
