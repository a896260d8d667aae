import {
  clockTime,
  dayInVietnam,
  dayWords,
  percent,
  useLanguage,
  usePhrases,
} from "@motcua/device-profiles/look";
import type { RangeFigures } from "../../satisfaction/range-schema.ts";
import { HowComputed } from "./how-computed.tsx";
import { leaderPhrases } from "./phrases.ts";

/** Says how much of the range is no office's own. */
export function DemoNotice({ figures }: { readonly figures: RangeFigures }) {
  const words = usePhrases(leaderPhrases).demo;
  const { language } = useLanguage();
  if (!figures.demo) return null;
  const { demoShare } = figures;
  return (
    <section className="demo-notice" aria-label={words.mark}>
      <p>
        <b>{words.mark}</b>
        {demoShare === 1 ? words.all : words.some(percent(demoShare, language))}
      </p>
      <HowComputed of="demo" />
    </section>
  );
}

/** Nobody came in this month yet, and the page opened with an earlier one. */
export function EarlierMonth() {
  const { earlier } = usePhrases(leaderPhrases);
  return (
    <p className="earlier-month" role="status">
      {earlier}
    </p>
  );
}

/** The newest thing that these figures have counted. */
export function UpTo({ figures }: { readonly figures: RangeFigures }) {
  const words = usePhrases(leaderPhrases);
  const { language } = useLanguage();
  const { completeUpToMs: ms } = figures;
  if (ms === null) return null;
  return <p className="up-to">{words.upTo(dayWords(dayInVietnam(ms)), clockTime(ms, language))}</p>;
}

/** Nobody came in this range; what to do about it. */
export function EmptyRange({ figures }: { readonly figures: RangeFigures }) {
  const words = usePhrases(leaderPhrases).empty;
  const never = figures.completeUpToMs === null;
  return (
    <section className="card empty-range">
      <h2>{words.title}</h2>
      <p>{never ? words.office : words.hint}</p>
    </section>
  );
}
