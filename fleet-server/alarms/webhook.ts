import type { OfficeCode } from "@motcua/broker/contract";
import type { Clock, Logger } from "@motcua/broker/ports";
import Type, { type Static } from "typebox";
import type { AlarmView } from "./alarm-view.ts";

/** What a receiver is told. */
export type AlarmNews = { readonly what: "raised" | "cleared"; readonly alarm: AlarmView };

/** A receiver that takes longer is treated as away, ms. */
const answerMs = 5_000;

/** Pauses before the second to the fifth try, ms: five minutes in all, then the news is old. */
const pausesMs = [1_000, 10_000, 60_000, 240_000];

/** Alarms of a very bad hour; beyond it the oldest news are dropped, and the list still has them. */
const waitingMax = 200;

/** How the receiver took what it was told last. */
export const WebhookView = Type.Object({
  /** `none`: the office names no receiver; `untried`: nothing was told since the start. */
  state: Type.Union([
    Type.Literal("none"),
    Type.Literal("untried"),
    Type.Literal("delivered"),
    Type.Literal("refused"),
    Type.Literal("away"),
  ]),
  /** Since when it is so, ms since 1970; null before the first news. */
  since: Type.Union([Type.Integer(), Type.Null()]),
  /** HTTP status of the last answer; null where there was none. */
  status: Type.Union([Type.Integer(), Type.Null()]),
});
export type WebhookView = Static<typeof WebhookView>;

/** Tells a receiver of each alarm, in order; it is not evidence, so a receiver may miss one. */
export type Webhook = { tell(news: AlarmNews): void; view(): WebhookView; stop(): void };

type Options = {
  readonly office: OfficeCode;
  /** Null: nobody is told. */
  readonly url: () => string | null;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What `view` tells has changed. */
  readonly onChange: () => void;
};

export function createWebhook(options: Options): Webhook {
  const { clock } = options;
  const waiting: AlarmNews[] = [];
  let last: WebhookView = { state: "untried", since: null, status: null };
  let working = false;
  let stopped = false;
  let endPause: () => void = () => undefined;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      if (stopped) return resolve();
      const cancel = clock.after(ms, resolve);
      endPause = () => {
        cancel();
        resolve();
      };
    });
  const note = (state: Taken, status: number | null) => {
    if (stopped || (last.state === state && last.status === status)) return;
    last = { state, since: clock.wallMs(), status };
    options.onChange();
  };
  const deliver = async (news: AlarmNews) => {
    for (const pauseMs of [0, ...pausesMs]) {
      if (pauseMs > 0) await pause(pauseMs);
      const url = options.url();
      if (url === null || stopped) return;
      const status = await post(options, url, news);
      const taken = takenWith(status);
      note(taken, status);
      if (taken === "delivered") return;
      if (taken === "refused") return tellMissed(options, news, { url, status });
    }
    tellMissed(options, news, { url: options.url(), status: last.status });
  };
  const work = async () => {
    for (let news = waiting.shift(); news !== undefined; news = waiting.shift()) {
      await deliver(news);
    }
    working = false;
  };
  return {
    tell: (news) => {
      if (stopped || options.url() === null) return;
      if (waiting.length >= waitingMax) waiting.shift();
      waiting.push(news);
      if (working) return;
      working = true;
      void work();
    },
    view: () =>
      options.url() === null ? { state: "none", since: null, status: null } : { ...last },
    stop: () => {
      stopped = true;
      waiting.length = 0;
      endPause();
    },
  };
}

type Taken = "delivered" | "refused" | "away";

/** Only 2xx took it. A redirect is not followed, and like 4xx it would be the same the next time. */
function takenWith(status: number | null): Taken {
  if (status === null || status >= 500 || status === 408 || status === 429) return "away";
  return status >= 200 && status < 300 ? "delivered" : "refused";
}

/** The host alone: an address may carry a password or a token. */
function tellMissed(
  { logger }: Options,
  { alarm }: AlarmNews,
  { url, status }: { readonly url: string | null; readonly status: number | null },
): void {
  const host = url === null ? null : new URL(url).host;
  logger.warn({ alarm: alarm.id, status, host }, "the alarms' receiver did not take an alarm");
}

/** Status of the answer, or null where there was none. Redirects are not followed. */
async function post(
  { office, fetch: send }: Options,
  url: string,
  { what, alarm }: AlarmNews,
): Promise<number | null> {
  try {
    const answer = await send(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ office, what, alarm }),
      redirect: "manual",
      signal: AbortSignal.timeout(answerMs),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return null;
  }
}
