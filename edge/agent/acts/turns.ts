/** Lets acts at one place follow each other; places do not wait for one another. */
export type Turns = {
  /** `now`: it has begun · `waits`: for others · `full`: too many wait, it is not done. */
  take(place: string, act: () => Promise<void>): "now" | "waits" | "full";
  /** Resolves when nothing is under way any more. */
  over(): Promise<void>;
};

/** `onError` hears of an act that ended with an error; those behind it are done all the same. */
export function createTurns(waitingMax: number, onError: (error: unknown) => void): Turns {
  const places = new Map<string, { count: number; tail: Promise<void> }>();
  return {
    take: (name, act) => {
      const place = places.get(name) ?? { count: 0, tail: Promise.resolve() };
      if (place.count > waitingMax) return "full";
      const waits = place.count > 0;
      place.count += 1;
      places.set(name, place);
      place.tail = place.tail
        .then(act)
        .catch(onError)
        .finally(() => {
          place.count -= 1;
          if (place.count === 0) places.delete(name);
        });
      return waits ? "waits" : "now";
    },
    over: async () => {
      await Promise.all([...places.values()].map(({ tail }) => tail));
    },
  };
}
