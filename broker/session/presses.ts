import type { Answer } from "../contract/answer.ts";
import type { Clock, Logger } from "../ports.ts";

/** What the server has answered lately: a repeated press gets the first answer again. */
export type Presses = {
  /** Whether a press was decided lately, or is in work. */
  readonly has: (key: string) => boolean;
  /**
   * Decides a press once. `say` publishes the answer: when it comes, and again for each repeat.
   * A repeat while the first is in work waits with it.
   */
  readonly take: (
    key: string,
    decide: () => Promise<Answer>,
    say: (answer: Answer) => void,
  ) => void;
};

/** Longer than a board repeats (5 s) and than a message may be on its way, ms. */
const rememberMs = 60_000;

/** 60 s of every key of a hall pressed without a pause; the oldest answer makes room. */
const pressesMax = 4_000;

export function createPresses(clock: Clock, logger: Logger): Presses {
  const known = new Map<string, { readonly tookMs: number; answer: Answer | undefined }>();

  const tidy = () => {
    const oldestMs = clock.monoMs() - rememberMs;
    for (const [key, press] of known) {
      if (press.tookMs >= oldestMs && known.size <= pressesMax) return;
      known.delete(key);
    }
  };

  return {
    has: (key) => known.has(key),
    take: (key, decide, say) => {
      tidy();
      const earlier = known.get(key);
      if (earlier !== undefined) {
        if (earlier.answer) say(earlier.answer);
        return;
      }
      const press = { tookMs: clock.monoMs(), answer: undefined as Answer | undefined };
      known.set(key, press);
      decide().then(
        (answer) => {
          press.answer = answer;
          say(answer);
        },
        (error: unknown) => {
          // Not decided: the next repeat is tried anew.
          known.delete(key);
          logger.error({ key, err: error }, "a press could not be decided");
        },
      );
    },
  };
}
