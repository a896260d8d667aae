/** The hall would have become impossible. The process stops rather than call a wrong number. */
export class HallBroken extends Error {
  readonly code = "hall-broken";
  readonly retry = "never";
  readonly remedy = "Restart replays the journal. If it comes again, send the journal to support.";

  constructor(promise: string) {
    super(`The queue's promise was broken: ${promise}`);
    this.name = "HallBroken";
  }
}

/** Asserts a promise of the queue; stays on in production. */
export function invariant(holds: boolean, promise: string): asserts holds {
  if (!holds) throw new HallBroken(promise);
}

/** The value, which the promise says must be there. */
export function must<T>(value: T | null | undefined, promise: string): T {
  if (value === null || value === undefined) throw new HallBroken(promise);
  return value;
}
