import "./stale-banner.css";
import { usePhrases } from "./language.tsx";
import { duration } from "./numbers.ts";
import { lookPhrases } from "./phrases.ts";
import type { Link } from "./use-live.ts";
import { useNow } from "./use-now.ts";

/** A blink of the line is not worth a banner, ms. */
const patienceMs = 2_000;

/** Says that the data is old and how old; nothing while the line is live. */
export function StaleBanner({ link }: { readonly link: Link }) {
  const words = usePhrases(lookPhrases);
  const nowMs = useNow();
  const text = staleWords(link, nowMs, words);
  return (
    <div role="status" className={text === null ? "hidden-words" : "stale-banner"}>
      {text}
    </div>
  );
}

function staleWords(link: Link, nowMs: number, words: typeof lookPhrases.vi): string | null {
  if (link.state !== "lost") return null;
  if (link.heardMs === null) return words.neverConnected;
  const ageMs = nowMs - link.heardMs;
  return ageMs < patienceMs ? null : words.stale(duration(ageMs, words));
}
