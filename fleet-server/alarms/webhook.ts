import type { OfficeCode } from "@motcua/broker/contract";
import type { Clock, Logger } from "@motcua/broker/ports";
import type { AlarmView } from "./alarm-view.ts";

/** What a receiver is told. */
export type AlarmNews = { readonly what: "raised" | "cleared"; readonly alarm: AlarmView };

/** A receiver that takes longer is treated as away, ms. */
const answerMs = 5_000;

/** Pauses before the second to the fifth try, ms: five minutes in all, then the news is old. */
const pausesMs = [1_000, 10_000, 60_000, 240_000];

/** Alarms of a very bad hour; beyond it the oldest news are dropped, and the list still has them. */
const waitingMax = 200;

/** Tells a receiver of each alarm, in order; it is not evidence, so a receiver may miss one. */
export type Webhook = { tell(news: AlarmNews): void; stop(): void };

export function createWebhook(options: {
  readonly office: OfficeCode;
  /** Null: nobody is told. */
  readonly url: () => string | null;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly logger: Logger;
}): Webhook {
  const { clock, logger } = options;
  const waiting: AlarmNews[] = [];
  let working = false;
  let stopped = false;
  let endPause: () => void = () => undefined;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const cancel = clock.after(ms, resolve);
      endPause = () => {
        cancel();
        resolve();
      };
    });
  const deliver = async (news: AlarmNews) => {
    for (const pauseMs of [0, ...pausesMs]) {
      if (pauseMs > 0) await pause(pauseMs);
      const url = options.url();
      if (url === null || stopped) return;
      if (await post(options, url, news)) return;
    }
    logger.warn({ alarm: news.alarm.id }, "the alarms' receiver did not take an alarm");
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
    stop: () => {
      stopped = true;
      waiting.length = 0;
      endPause();
    },
  };
}

/** True where the receiver took it, or refused it for good (4xx). Redirects are not followed. */
async function post(
  { office, fetch: send }: { readonly office: OfficeCode; readonly fetch: typeof fetch },
  url: string,
  { what, alarm }: AlarmNews,
): Promise<boolean> {
  try {
    const answer = await send(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ office, what, alarm }),
      redirect: "manual",
      signal: AbortSignal.timeout(answerMs),
    });
    await answer.body?.cancel();
    return answer.status < 500 && answer.status !== 429;
  } catch {
    return false;
  }
}
