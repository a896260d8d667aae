import type { CounterNumber, Request, ServiceLetter } from "@motcua/broker/contract";

/**
 * What a call keypad's keys mean. A function key acts at once; `transfer`, the position of a
 * service in the office's list and `enter` transfer; a staff code and `enter` log in.
 */
export type KeyEntry = {
  readonly mode: "code" | "transfer";
  readonly digits: string;
  /** Monotonic time of the last key. */
  readonly atMs: number;
};

export const nothingEntered: KeyEntry = { mode: "code", digits: "", atMs: 0 };

/** Half-entered digits are forgotten after this pause, so that the next person starts afresh. */
const forgetAfterMs = 10_000;

/** The longest staff code. */
const digitsMax = 6;

/** The next entry and, where a request is complete, what to ask of the server. Pure. */
export function pressCounterKey(
  before: KeyEntry,
  key: string,
  at: {
    readonly counter: CounterNumber;
    readonly services: readonly ServiceLetter[];
    readonly nowMs: number;
  },
): { readonly entry: KeyEntry; readonly request?: Request } {
  const { counter, nowMs } = at;
  const entry = nowMs - before.atMs > forgetAfterMs ? nothingEntered : before;
  switch (key) {
    case "next":
      return { entry: nothingEntered, request: { name: "call-next", counter } };
    case "recall":
      return { entry: nothingEntered, request: { name: "recall", counter } };
    case "no-show":
      return { entry: nothingEntered, request: { name: "no-show", counter } };
    case "finish":
      return { entry: nothingEntered, request: { name: "finish", counter } };
    case "undo":
      return { entry: nothingEntered, request: { name: "undo-call", counter } };
    case "transfer":
      return { entry: { mode: "transfer", digits: "", atMs: nowMs } };
    case "enter":
      return complete(entry, at);
    default:
      if (!/^[0-9]$/.test(key) || entry.digits.length >= digitsMax) return { entry };
      return { entry: { ...entry, digits: entry.digits + key, atMs: nowMs } };
  }
}

function complete(
  entry: KeyEntry,
  {
    counter,
    services,
  }: { readonly counter: CounterNumber; readonly services: readonly ServiceLetter[] },
): { readonly entry: KeyEntry; readonly request?: Request } {
  if (entry.mode === "transfer") {
    const service = services[Number(entry.digits) - 1];
    if (service === undefined) return { entry: nothingEntered };
    return { entry: nothingEntered, request: { name: "transfer", counter, service } };
  }
  if (entry.digits.length < 2) return { entry: nothingEntered };
  return { entry: nothingEntered, request: { name: "login", counter, code: entry.digits } };
}
