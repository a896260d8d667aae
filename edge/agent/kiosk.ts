import type { Answer, Health, Request } from "@motcua/broker/contract";
import type { Cancel, Clock } from "@motcua/broker/ports";
import type { Tap } from "../local/local-desk.ts";

export type Kiosk = {
  /** Asks for one number. Taps that come while one is in work are the same person's: they join it. */
  tap(tap: Tap): Promise<Answer>;
  stop(): void;
};

/**
 * A tap holds the kiosk until its answer, and then for this long: a slip takes about as long to
 * come out, and a finger that bounces or grows impatient must not take a second number.
 */
const holdAfterAnswerMs = 1_500;

/** One kiosk: one tap, one ticket. */
export function createKiosk(options: {
  readonly clock: Clock;
  readonly ask: (request: Request) => Promise<Answer>;
  /** Health of the kiosk's printer, or null where it has none. */
  readonly printerHealth: () => Health | null;
  /** A kiosk with a screen can show a number that no paper carries; one with keys alone cannot. */
  readonly hasScreen: () => boolean;
}): Kiosk {
  const { clock, ask, printerHealth, hasScreen } = options;
  let inWork: Promise<Answer> | undefined;
  let release: Cancel | undefined;

  const start = async (tap: Tap): Promise<Answer> => {
    const paper = printerHealth();
    if (!hasScreen() && paper?.state === "down") {
      return { problem: { code: paper.code === "paper-out" ? "paper-out" : "no-printer" } };
    }
    return ask({ name: "issue", ...tap });
  };
  const hold = (answer: Answer) => {
    const letGo = () => {
      inWork = undefined;
      release = undefined;
    };
    // A refusal gave nothing, so the next press may try again at once.
    if ("problem" in answer) letGo();
    else release = clock.after(holdAfterAnswerMs, letGo);
    return answer;
  };

  return {
    tap: (tap) => {
      inWork ??= start(tap).then(hold);
      return inWork;
    },
    stop: () => release?.(),
  };
}
