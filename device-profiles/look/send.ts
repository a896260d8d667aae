/** What a request came to: what was granted, or the code of a refusal. */
export type Reply<T> = { readonly ok: T } | { readonly problem: { readonly code: string } };

/** No answer by then: the page says so instead of waiting for ever, ms. */
const patienceMs = 8_000;

/**
 * Posts a request. A refusal comes back as a value; a server that cannot be reached, or whose
 * answer makes no sense, is the refusal `server-away`.
 * @param key sent as `Idempotency-Key`, so that a repeat of the same wish is done once
 */
export async function send<T>(url: string, body: unknown, key?: string): Promise<Reply<T>> {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (key !== undefined) headers["idempotency-key"] = key;
  try {
    const response = await fetch(url, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
    const answer: unknown = await response.json();
    return isReply<T>(answer) ? answer : away;
  } catch {
    return away;
  }
}

/** Reads a document, or undefined where it cannot be had now. */
export async function load<T>(url: string): Promise<T | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}

const away = { problem: { code: "server-away" } } as const;

function isReply<T>(answer: unknown): answer is Reply<T> {
  return typeof answer === "object" && answer !== null && ("ok" in answer || "problem" in answer);
}
