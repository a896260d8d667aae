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
let warned: unknown[];
let changes: number;
beforeEach(() => {
  clock = fakeClock(0);
  heard = [];
  answers = [];
  [warned, changes] = [[], 0];
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
  const logger = { ...quiet, warn: (...line: unknown[]) => void warned.push(line[0]) };
  return createWebhook({
    ...{ office: "o26734", url, fetch: receive, clock, logger },
    onChange: () => {
      changes += 1;
    },
  });
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

test.each([301, 302, 401, 404])(
  "%i is a refusal: not followed, not tried again, and not silent",
  async (status) => {
    answers = [status];
    const hook = webhook(() => "http://user:secret@127.0.0.1:9/token");
    expect(hook.view()).toEqual({ state: "untried", since: null, status: null });
    hook.tell({ what: "raised", alarm });
    await clock.advance(600_000);
    expect(told()).toEqual(["raised 01A"]);
    expect(hook.view()).toEqual({ state: "refused", since: 0, status });
    expect(changes).toBe(1);
    // The host, and nothing of the address that may be secret.
    expect(warned).toEqual([{ alarm: "01A", status, host: "127.0.0.1:9" }]);
    hook.tell({ what: "cleared", alarm });
    await clock.advance(1);
    expect(hook.view()).toEqual({ state: "delivered", since: 600_000, status: 200 });
  },
);

test("a receiver that is away is said to be away while it is tried, and after", async () => {
  answers = [503, "away", "away", "away", "away"];
  const hook = webhook();
  hook.tell({ what: "raised", alarm });
  await clock.advance(10);
  expect(hook.view()).toEqual({ state: "away", since: 0, status: 503 });
  await clock.advance(600_000);
  expect(hook.view()).toMatchObject({ state: "away", status: null });
  expect(warned).toHaveLength(1);
});

test("without an address nobody is told; after a stop no try follows", async () => {
  let url: string | null = null;
  const hook = webhook(() => url);
  expect(hook.view().state).toBe("none");
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
