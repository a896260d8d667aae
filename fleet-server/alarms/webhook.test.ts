import { beforeEach, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import type { AlarmView } from "./alarm-view.ts";
import { createWebhook } from "./webhook.ts";

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const alarm: AlarmView = {
  ...{ id: "01A", rule: "paper-out", board: "box-26734", device: "printer1", severity: "major" },
  ...{ title: { vi: "Hết giấy", en: "Out of paper" }, cause: null, remedy: { vi: "", en: "" } },
  ...{ raisedMs: 1, seenMs: null, clearedMs: null, silenced: false },
};

let clock: ReturnType<typeof fakeClock>;
let heard: { readonly url: string; readonly body: { what: string; alarm: { id: string } } }[];
/** Statuses with which the receiver answers, in order; then it takes everything. */
let answers: (number | "away")[];
beforeEach(() => {
  clock = fakeClock(0);
  heard = [];
  answers = [];
});

function webhook(url: () => string | null = () => "http://127.0.0.1:9/alarms") {
  const receive: typeof fetch = async (to, init) => {
    const { body, redirect } = init ?? {};
    if (typeof to !== "string" || typeof body !== "string") throw new Error("not JSON to a text");
    heard.push({ url: to, body: JSON.parse(body) });
    expect(redirect).toBe("manual");
    const status = answers.shift() ?? 200;
    if (status === "away") throw new TypeError("fetch failed");
    return new Response(null, { status });
  };
  return createWebhook({ office: "o26734", url, fetch: receive, clock, logger: quiet });
}

const told = () => heard.map(({ body }) => `${body.what} ${body.alarm.id}`);

test("a receiver is told that an alarm was raised, and that it is over, in this order", async () => {
  answers = ["away", 503];
  const hook = webhook();
  hook.tell({ what: "raised", alarm });
  hook.tell({ what: "cleared", alarm });
  await clock.advance(60_000);
  expect(told()).toEqual(["raised 01A", "raised 01A", "raised 01A", "cleared 01A"]);
  expect(heard[0]?.body).toEqual({ office: "o26734", what: "raised", alarm });
});

test("one that stays away is tried five times in five minutes, and then the next is told", async () => {
  answers = ["away", "away", "away", "away", "away"];
  const hook = webhook();
  hook.tell({ what: "raised", alarm });
  await clock.advance(400_000);
  expect(told()).toHaveLength(5);
  hook.tell({ what: "cleared", alarm });
  await clock.advance(1);
  expect(told()).toHaveLength(6);
});

test("a redirect or a refusal is not tried again: nobody leads the office's alarms elsewhere", async () => {
  answers = [302, 404];
  const hook = webhook();
  hook.tell({ what: "raised", alarm });
  hook.tell({ what: "cleared", alarm });
  await clock.advance(600_000);
  expect(told()).toEqual(["raised 01A", "cleared 01A"]);
});

test("without an address nobody is told; after a stop no try follows", async () => {
  let url: string | null = null;
  const hook = webhook(() => url);
  hook.tell({ what: "raised", alarm });
  url = "http://127.0.0.1:9/alarms";
  answers = ["away"];
  hook.tell({ what: "raised", alarm });
  await clock.advance(10);
  hook.stop();
  expect(clock.pending()).toBe(0);
  await clock.advance(600_000);
  expect(told()).toHaveLength(1);
});
