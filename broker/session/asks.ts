import type { Answer } from "../contract/answer.ts";
import { askLifeMs, askRepeatsMs, type Request } from "../contract/ask.ts";
import type { Cancel, Chance, Clock } from "../ports.ts";

/** The presses of a board that wait for their answer. */
export type Asks = {
  readonly ask: (request: Request, onId?: (id: string) => void) => Promise<Answer>;
  readonly answered: (to: string, answer: Answer) => void;
  readonly pending: (id: string) => boolean;
  readonly stop: () => void;
};

export type AsksOptions = {
  readonly clock: Clock;
  readonly chance: Chance;
  /** Sends one copy; false without a connection. */
  readonly send: (copy: { ask: string; ageMs: number; request: Request }) => boolean;
  /** The server knows another session as this board's: it must hear of the present one. */
  readonly onStale: () => void;
};

/** A slip may follow its answer this much later: the print command lives 60 s. */
const grantedMs = 60_000;

const serverAway: Answer = { problem: { code: "server-away" } };

type Waiting = { readonly resolve: (answer: Answer) => void; readonly cancels: Cancel[] };

export function createAsks({ clock, chance, send, onStale }: AsksOptions): Asks {
  const waiting = new Map<string, Waiting>();
  /** Granted presses, each with the timer that forgets it. */
  const granted = new Map<string, Cancel>();

  const settle = (id: string, answer: Answer) => {
    const press = waiting.get(id);
    if (press === undefined) return;
    waiting.delete(id);
    for (const cancel of press.cancels) cancel();
    if ("ok" in answer) {
      granted.set(
        id,
        clock.after(grantedMs, () => granted.delete(id)),
      );
    }
    press.resolve(answer);
  };

  return {
    ask: (request, onId) => {
      const id = chance.id();
      const pressedMs = clock.monoMs();
      // Each copy is built anew, with its present age and the session that it travels in.
      const copy = () => send({ ask: id, ageMs: Math.round(clock.monoMs() - pressedMs), request });
      return new Promise((resolve) => {
        onId?.(id);
        if (!copy()) return resolve(serverAway);
        const repeats = askRepeatsMs.map((ms) => clock.after(ms, () => void copy()));
        const giveUp = clock.after(askLifeMs, () => settle(id, serverAway));
        waiting.set(id, { resolve, cancels: [...repeats, giveUp] });
      });
    },
    answered: (to, answer) => {
      // The next copy goes under the present session, so this refusal is not the last word.
      if ("problem" in answer && answer.problem.code === "stale-session") {
        if (waiting.has(to)) onStale();
        return;
      }
      settle(to, answer);
    },
    pending: (id) => waiting.has(id) || granted.has(id),
    stop: () => {
      for (const id of waiting.keys()) settle(id, serverAway);
      for (const cancel of granted.values()) cancel();
      granted.clear();
    },
  };
}
