import type { Answer, Health } from "@motcua/broker/contract";
import { expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { createKiosk } from "./kiosk.ts";

const issued: Answer = {
  ok: {
    name: "issued",
    ticket: "2026-11-24/A001",
    label: "A001",
    ahead: 0,
    wait: null,
    link: "x",
    paper: true,
  },
};

function kiosk(options: { hasScreen?: boolean; printer?: Health; answer?: Answer } = {}) {
  const clock = fakeClock();
  const asked: string[] = [];
  const made = createKiosk({
    clock,
    ask: async (request) => {
      asked.push(request.name);
      return options.answer ?? issued;
    },
    printerHealth: () => options.printer ?? { state: "ok" },
    hasScreen: () => options.hasScreen ?? true,
  });
  const tap = () => made.tap({ service: "A", class: "normal", device: "kiosk1" });
  return { clock, asked, tap };
}

test("a double tap is one ticket", async () => {
  const { tap, asked } = kiosk();
  const answers = await Promise.all([tap(), tap()]);
  const late = await tap();
  expect(asked).toEqual(["issue"]);
  expect([...answers, late]).toEqual([issued, issued, issued]);
});

test("the next person gets a number of their own", async () => {
  const { tap, asked, clock } = kiosk();
  await tap();
  await clock.advance(1_500);
  await tap();
  expect(asked).toHaveLength(2);
});

test("after a refusal the next press tries again at once", async () => {
  const { tap, asked } = kiosk({ answer: { problem: { code: "server-away" } } });
  await tap();
  await tap();
  expect(asked).toHaveLength(2);
});

test("a kiosk with keys only takes no tap while it is out of paper", async () => {
  const { tap, asked } = kiosk({ hasScreen: false, printer: { state: "down", code: "paper-out" } });
  expect(await tap()).toEqual({ problem: { code: "paper-out" } });
  expect(asked).toEqual([]);
});

test("a kiosk with a screen still gives numbers without paper", async () => {
  const { tap, asked } = kiosk({ printer: { state: "down", code: "paper-out" } });
  expect(await tap()).toEqual(issued);
  expect(asked).toEqual(["issue"]);
});
