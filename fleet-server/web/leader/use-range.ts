import { useEffect, useState } from "react";
import { addressOf, type Range, rangeOf } from "./range.ts";

/** The range that the address names: what is chosen can be kept, sent, and gone back from. */
export function useRange(): readonly [Range, (range: Range) => void] {
  const [range, setRange] = useState(() => rangeOf(location.search));
  useEffect(() => {
    const read = () => setRange(rangeOf(location.search));
    window.addEventListener("popstate", read);
    return () => window.removeEventListener("popstate", read);
  }, []);
  const choose = (next: Range) => {
    history.pushState(null, "", addressOf(next, location.search));
    setRange(next);
  };
  return [range, choose];
}
