/** What a request came to: what was granted, or the code of a refusal. */
export type Reply<T> = { readonly ok: T } | { readonly problem: { readonly code: string } };

/** No answer by then: the page says so instead of waiting for ever, ms. */
const patienceMs = 8_000;

/**
 * Posts a request. A refusal comes back as a value; a server that cannot be reached, or whose
 * answer makes no sense, is the refusal `server-away`.
 * @param key sent as `Idempotency-Key`, so that a repeat of the same wish is done once
 */
export function send<T>(url: string, body: unknown, key?: string): Promise<Reply<T>> {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (key !== undefined) headers["idempotency-key"] = key;
  return answerOf<T>(url, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Reads a document, or learns the refusal. */
export function read<T>(url: string): Promise<Reply<T>> {
  return answerOf<T>(url, {});
}

/** Reads a document, or undefined where it cannot be had now. */
export async function load<T>(url: string): Promise<T | undefined> {
  const reply = await read<T>(url);
  return "ok" in reply ? reply.ok : undefined;
}

async function answerOf<T>(url: string, request: RequestInit): Promise<Reply<T>> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(patienceMs) });
    // "Done, nothing to say" has no body.
    if (response.status === 204) return { ok: undefined as T };
    const answer: unknown = await response.json();
    if (isReply<T>(answer)) return answer;
    // A document that is read comes as it is, without an envelope.
    return response.ok ? { ok: answer as T } : away;
  } catch {
    return away;
  }
}

const away = { problem: { code: "server-away" } } as const;

function isReply<T>(answer: unknown): answer is Reply<T> {
  return typeof answer === "object" && answer !== null && ("ok" in answer || "problem" in answer);
}
