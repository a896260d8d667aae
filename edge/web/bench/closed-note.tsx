import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { benchPhrases } from "./phrases.ts";
import type { Bench } from "./use-bench.ts";

/** Where a person opens the day; null while it is open, or while nobody knows. */
export function useDayOpener({ hall, setUp, state }: Bench): string | null {
  const { language } = useLanguage();
  const closed = hall !== undefined && hall.day?.open !== true && state?.replay === undefined;
  if (!closed || setUp === undefined) return null;
  return new URL(`/reception?lang=${language}`, setUp.serverUrl).href;
}

/** The day is closed: keys give no number, and where that changes. */
export function ClosedNote({ opener }: { readonly opener: string }) {
  const words = usePhrases(benchPhrases).closedDay;
  return (
    <>
      {words.why} <a href={opener}>{words.open}</a>
    </>
  );
}
