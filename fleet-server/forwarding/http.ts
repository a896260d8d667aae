import { codeOf } from "@motcua/broker/log";
import { type AdapterTools, again, type OpenAdapter, type Outcome } from "./adapter.ts";
import { outcomeOf } from "./answer.ts";
import { cloudEventsJson, type DaySummaryEvent, signatureHeader } from "./summary.ts";

/** From connecting to the last byte of the answer. */
const deadlineMs = 10_000;

/** Posts summaries to an address as signed CloudEvents. */
export const http: OpenAdapter = (url, tools) => ({
  receiver: withoutSecrets(url),
  deliver: (event, stop) => post(event, { ...tools, url, stop }),
});

/**
 * Posts an event once, with the signature over the very bytes of its body. Redirects are not
 * followed: the summary goes to the address that the office's document names, and to no other.
 */
async function post(
  event: DaySummaryEvent,
  to: AdapterTools & { readonly url: string; readonly stop: AbortSignal },
): Promise<Outcome> {
  const deadline = new AbortController();
  const end = () => deadline.abort();
  const cancel = to.clock.after(deadlineMs, end);
  // Not `AbortSignal.any`: each of its signals would hang on `stop` for long after its summary.
  to.stop.addEventListener("abort", end);
  const body = JSON.stringify(event);
  try {
    const signature = await signed(body, to.keys);
    if (typeof signature !== "string") return signature;
    const response = await to.fetch(to.url, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": cloudEventsJson,
        "idempotency-key": event.id,
        [signatureHeader]: signature,
      },
      body,
      signal: deadline.signal,
    });
    return await outcomeOf(response, to.clock.wallMs());
  } catch (error) {
    return again(deadline.signal.aborted ? "timeout" : "unreachable", causeOf(error));
  } finally {
    cancel();
    to.stop.removeEventListener("abort", end);
  }
}

/** The signature, or why there is none: nothing goes out unsigned. */
async function signed(body: string, keys: AdapterTools["keys"]): Promise<string | Outcome> {
  try {
    return await keys.sign(Buffer.from(body));
  } catch (error) {
    return again("not-signed", codeOf(error) ?? (error instanceof Error ? error.message : ""));
  }
}

/** The system's code of a connection that failed, such as ECONNREFUSED. */
function causeOf(error: unknown): string {
  return error instanceof Error ? (codeOf(error.cause) ?? "") : "";
}

/** An address's query may hold a key: the list shows where, not with what. */
function withoutSecrets(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
