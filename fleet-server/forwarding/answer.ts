import type { Hindrance, Outcome } from "./adapter.ts";
import { retryAfterMs } from "./backoff.ts";

/** Enough of an answer to read its reason; the rest stays unread. */
const wordsMaxBytes = 2_048;

/** Reads what a receiver answered, and judges what it means for the summary. */
export async function outcomeOf(response: Response, nowMs: number): Promise<Outcome> {
  const words = await firstWords(response);
  const { headers, status } = response;
  const again = (why: Hindrance): Outcome => ({
    ...{ kind: "again", why, status, words },
    retryAfterMs: retryAfterMs(headers.get("retry-after"), nowMs),
  });
  if (status >= 200 && status <= 299) {
    // A proxy's or a guest network's sign-in page answers 200 in the receiver's name.
    if (headers.get("content-type")?.startsWith("text/html")) return again("not-the-receiver");
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
