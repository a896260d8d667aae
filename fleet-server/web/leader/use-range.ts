import { useEffect, useState } from "react";
import { addressOf, type Range, rangeOf, thisMonth } from "./range.ts";

type Read = {
  readonly range: Range;
  /** Nobody chose it: the page opened with it, `null` as long as that is being found out. */
  readonly opening: boolean | null;
  readonly choose: (range: Range) => void;
};

/**
 * The range that the address names: what is chosen can be kept, sent, and gone back from. Where it
 * names none, the page's own.
 */
export function useRange(opening: Promise<Range>): Read {
  const [chosen, setChosen] = useState(() => rangeOf(location.search));
  const [first, setFirst] = useState<Range | null>(null);
  useEffect(() => {
    let left = false;
    void opening.then((range) => {
      if (!left) setFirst(range);
    });
    return () => {
      left = true;
    };
  }, [opening]);
  useEffect(() => {
    const read = () => setChosen(rangeOf(location.search));
    window.addEventListener("popstate", read);
    return () => window.removeEventListener("popstate", read);
  }, []);
  const choose = (next: Range) => {
    history.pushState(null, "", addressOf(next, location.search));
    setChosen(next);
  };
  if (chosen !== null) return { range: chosen, opening: false, choose };
  return { range: first ?? thisMonth, opening: first === null ? null : true, choose };
}
