import type { Answer } from "../contract/answer.ts";
import { askLifeMs, askRepeatsMs, type Request } from "../contract/ask.ts";
import type { Cancel, Chance, Clock } from "../ports.ts";
import type { Issued } from "./board-api.ts";

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
  /** A press that was given up has a number after all, which nobody waits for. */
  readonly onLateIssue: (id: string, granted: Issued) => void;
};

/** A slip may follow its answer this much later: the print command lives 60 s. */
const grantedMs = 60_000;

/** A server that was frozen answers after its thaw; it too remembers a press for 60 s. */
const givenUpMs = 60_000;

const serverAway: Answer = { problem: { code: "server-away" } };

type Waiting = { readonly resolve: (answer: Answer) => void; readonly cancels: Cancel[] };

export function createAsks(options: AsksOptions): Asks {
  const { clock, chance, send, onStale } = options;
  const waiting = new Map<string, Waiting>();
  const granted = createIds(clock, grantedMs);
  const givenUp = createIds(clock, givenUpMs);

  const settle = (id: string, answer: Answer) => {
    const press = waiting.get(id);
    if (press === undefined) return;
    waiting.delete(id);
    for (const cancel of press.cancels) cancel();
    if ("ok" in answer) granted.add(id);
    press.resolve(answer);
  };
  const giveUp = (id: string) => {
    givenUp.add(id);
    settle(id, serverAway);
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
        const cancelLife = clock.after(askLifeMs, () => giveUp(id));
        waiting.set(id, { resolve, cancels: [...repeats, cancelLife] });
      });
    },
    answered: (to, answer) => {
      // The next copy goes under the present session, so this refusal is not the last word.
      if ("problem" in answer && answer.problem.code === "stale-session") {
        if (waiting.has(to)) onStale();
        return;
      }
      const late = "ok" in answer && answer.ok.name === "issued" ? answer.ok : undefined;
      if (late && givenUp.remove(to)) options.onLateIssue(to, late);
      settle(to, answer);
    },
    pending: (id) => waiting.has(id) || granted.has(id),
    stop: () => {
      for (const id of waiting.keys()) settle(id, serverAway);
      granted.clear();
      givenUp.clear();
    },
  };
}

/** Ids that are each forgotten after `keepMs`. */
function createIds(clock: Clock, keepMs: number) {
  const cancels = new Map<string, Cancel>();
  return {
    add: (id: string): void => {
      cancels.set(
        id,
        clock.after(keepMs, () => cancels.delete(id)),
      );
    },
    has: (id: string): boolean => cancels.has(id),
    /** Whether it was there. */
    remove: (id: string): boolean => {
      cancels.get(id)?.();
      return cancels.delete(id);
    },
    clear: (): void => {
      for (const cancel of cancels.values()) cancel();
      cancels.clear();
    },
  };
}
