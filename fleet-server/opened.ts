/** A part at work; it is closed when `stop` has returned, or its promise is resolved. */
type Part = { stop(): void | Promise<void> };

/** The parts that have been opened so far; who fails half-way, or stops, closes all of them. */
export type Opened = {
  /** Keeps a part that was just opened, and gives it back. */
  keep<P extends Part>(part: P): P;
  /**
   * Stops them from the newest to the oldest, each once and also where one before it fails.
   * Rejects then with the first error.
   */
  closeAll(): Promise<void>;
};

export function nothingOpened(): Opened {
  const parts: Part[] = [];
  return {
    keep: (part) => {
      parts.push(part);
      return part;
    },
    closeAll: async () => {
      const errors: unknown[] = [];
      for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
        try {
          await part.stop();
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw errors[0];
    },
  };
}
