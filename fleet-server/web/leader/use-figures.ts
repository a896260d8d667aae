import { type PagePorts, usePorts } from "@motcua/device-profiles/look";
import { useEffect, useRef, useState } from "react";
import type { RangeFigures } from "../../satisfaction/range-schema.ts";
import { type Ahead, ask } from "./ask-ahead.ts";
import type { Days } from "./range.ts";

/** Figures with the days that were asked for, or the code of the refusal. */
export type Known =
  | { readonly days: Days; readonly figures: RangeFigures }
  | { readonly days: Days; readonly refused: string }
  | undefined;

/** Figures are for reading, not for watching: they are counted anew at most this often, ms. */
const refreshMs = 5_000;

/**
 * The figures of a range, read again after the hall has changed as long as the range holds today.
 * While another range is read, the one before stays: `known.days` says whose figures they are.
 */
export function useFigures(asked: {
  readonly days: Days;
  readonly today: string;
  /** Rises with each change of the hall. */
  readonly version: number;
  readonly ahead: Ahead;
}): Known {
  const { days, today, version, ahead } = asked;
  const ports = usePorts();
  const [known, setKnown] = useState<Known>(undefined);
  const newest = useRef(version);
  // An answer of when the page was opened serves once; who comes back to the range asks anew.
  const first = useRef<Ahead | null>(ahead);
  useEffect(() => {
    newest.current = version;
  }, [version]);
  const { from, to } = days;
  const live = to >= today;
  useEffect(() => {
    const changes = () => (live ? newest.current : 0);
    const given = first.current;
    first.current = null;
    return follow({ from, to }, { ports, changes, ahead: given, tell: setKnown });
  }, [ports, from, to, live]);
  return known;
}

/** Reads at once, and again when there is something new; a refusal is asked again, too. */
function follow(
  days: Days,
  page: {
    readonly ports: PagePorts;
    /** A number that is another one after each change that the figures could show. */
    readonly changes: () => number;
    readonly ahead: Ahead | null;
    readonly tell: (known: Known) => void;
  },
): () => void {
  let reading = false;
  let left = false;
  let shown: number | null = null;
  const look = async (asked?: Ahead["reply"]) => {
    if (reading) return;
    reading = true;
    const changes = page.changes();
    const reply = await (asked ?? ask(days));
    reading = false;
    if (left) return;
    shown = "ok" in reply ? changes : null;
    page.tell("ok" in reply ? { days, figures: reply.ok } : { days, refused: reply.problem.code });
  };
  const { ahead } = page;
  const isAsked = ahead?.days.from === days.from && ahead.days.to === days.to;
  void look(isAsked ? ahead.reply : undefined);
  const stop = page.ports.every(refreshMs, () => {
    if (shown !== page.changes()) void look();
  });
  return () => {
    left = true;
    stop();
  };
}
