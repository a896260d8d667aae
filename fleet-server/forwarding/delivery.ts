import type { Clock } from "@motcua/broker/ports";
import { retryAfterMs } from "./backoff.ts";
import { cloudEventsJson, type DaySummaryEvent } from "./summary.ts";

/** Node's own `fetch`, handed in. */
export type Fetch = typeof globalThis.fetch;

/** Why a try will be made again by itself. */
export type Hindrance = "unreachable" | "timeout" | "busy" | "redirect" | "not-the-receiver";

/** How one try ended. `words` are the receiver's own, for people; show them as text. */
export type Outcome =
  | { readonly kind: "stored" }
  | { readonly kind: "refused"; readonly status: number; readonly words: string }
  | {
      readonly kind: "again";
      readonly why: Hindrance;
      readonly status: number | null;
      readonly words: string;
      readonly retryAfterMs: number | null;
    };

/** From connecting to the last byte of the answer. */
const deadlineMs = 10_000;

/** Enough of an answer to read its reason; the rest stays unread. */
const wordsMaxBytes = 2_048;

/**
 * Posts an event once. Redirects are not followed: the summary goes to the address that the
 * office's document names, and to no other. `stop` ends it early, as `again`.
 */
export async function deliver(
  event: DaySummaryEvent,
  to: {
    readonly url: string;
    readonly fetch: Fetch;
    readonly clock: Clock;
    readonly stop: AbortSignal;
  },
): Promise<Outcome> {
  const deadline = new AbortController();
  const cancel = to.clock.after(deadlineMs, () => deadline.abort());
  try {
    const response = await to.fetch(to.url, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": cloudEventsJson,
        "idempotency-key": event.id,
        // A few summaries a day: an open connection would only be in the way of a stop.
        connection: "close",
      },
      body: JSON.stringify(event),
      signal: AbortSignal.any([deadline.signal, to.stop]),
    });
    const words = await firstWords(response);
    return judge(response, words, to.clock.wallMs());
  } catch (error) {
    const why = deadline.signal.aborted ? "timeout" : "unreachable";
    return { kind: "again", why, status: null, words: causeOf(error), retryAfterMs: null };
  } finally {
    cancel();
  }
}

function judge(response: Response, words: string, nowMs: number): Outcome {
  const { status } = response;
  const again = (why: Hindrance): Outcome => ({
    kind: "again",
    why,
    status,
    words,
    retryAfterMs: retryAfterMs(response.headers.get("retry-after"), nowMs),
  });
  if (status >= 200 && status <= 299) {
    // A proxy's or a guest network's sign-in page answers 200 in the receiver's name.
    if (response.headers.get("content-type")?.startsWith("text/html")) {
      return again("not-the-receiver");
    }
    return saysRefused(words) ? { kind: "refused", status, words } : { kind: "stored" };
  }
  if (status >= 300 && status <= 399) return again("redirect");
  // 408 Request Timeout, 425 Too Early and 429 Too Many Requests speak of now, not of the event.
  if (status >= 500 || [408, 425, 429].includes(status)) return again("busy");
  return { kind: "refused", status, words };
}

/** A receiver that cannot answer 4xx may refuse with 200 and `{"refused": "why"}`. */
function saysRefused(words: string): boolean {
  try {
    const body: unknown = JSON.parse(words);
    return typeof body === "object" && body !== null && "refused" in body && body.refused !== false;
  } catch {
    return false;
  }
}

async function firstWords(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined && bytes < wordsMaxBytes) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value.subarray(0, wordsMaxBytes - bytes));
    bytes += value.byteLength;
  }
  await reader?.cancel();
  // `stream` leaves out a letter that the limit cut in half.
  const text = new TextDecoder().decode(Buffer.concat(chunks), { stream: true });
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim();
}

/** The system's code of a connection that failed, such as ECONNREFUSED. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (typeof cause === "object" && cause !== null && "code" in cause) return String(cause.code);
  return "";
}
