import "./first-figures.css";
import { count, percent, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { RangeFigures } from "../../satisfaction/range-schema.ts";
import { definitionPhrases } from "../definitions/phrases.ts";
import { HowComputed } from "./how-computed.tsx";
import { leaderPhrases } from "./phrases.ts";

type Satisfied = RangeFigures["overall"]["satisfied"];

/** The share of satisfied ratings against the goal, with all that is needed to judge it. */
export function SatisfiedShare({ figures }: { readonly figures: RangeFigures }) {
  const words = usePhrases(leaderPhrases).satisfied;
  const { items } = usePhrases(definitionPhrases);
  const { language } = useLanguage();
  const { goal, overall } = figures;
  const { denominator, enough, interval, numerator, share } = overall.satisfied;
  const verdict = verdictOf(overall.satisfied, goal.satisfied);
  return (
    <section className="card satisfied" aria-labelledby="satisfied">
      <h2 id="satisfied">{items.satisfied.name}</h2>
      {verdict === null || share === null ? (
        <p className="first-figure first-figure-words">
          {words.few}
          <small>{words.fewWhy(count(denominator, language))}</small>
        </p>
      ) : (
        <p className="first-figure" data-verdict={verdict}>
          {percent(share, language)}
          <small>{words[verdict]}</small>
        </p>
      )}
      {enough && <ShareBar satisfied={overall.satisfied} goal={goal.satisfied} />}
      <p className="facts">
        <span>{words.counts(count(numerator, language), count(denominator, language))}</span>
        <span data-mark={enough ? "goal" : undefined}>
          {words.goal(percent(goal.satisfied, language))}
        </span>
        {enough && interval !== null && (
          <span data-mark="interval">
            {words.interval(percent(interval.low, language), percent(interval.high, language))}
          </span>
        )}
      </p>
      <HowComputed of="satisfied" />
    </section>
  );
}

/** Where the goal lies to the interval; null where there are too few ratings to say anything. */
function verdictOf(
  { enough, interval, share }: Satisfied,
  goal: number,
): "above" | "aboveMaybe" | "below" | "belowMaybe" | null {
  if (!enough || interval === null || share === null) return null;
  if (share >= goal) return interval.low < goal ? "aboveMaybe" : "above";
  return interval.high < goal ? "below" : "belowMaybe";
}

/** The bar begins here, so that the last percents, which matter, are wide enough to see. */
const barFrom = 0.7;

function ShareBar(props: { readonly satisfied: Satisfied; readonly goal: number }) {
  const { interval, share } = props.satisfied;
  if (interval === null || share === null) return null;
  const at = (value: number) => Math.max(0, (value - barFrom) / (1 - barFrom)) * 1_000;
  return (
    <svg viewBox="0 0 1000 64" className="share-bar" aria-hidden="true" preserveAspectRatio="none">
      <rect x="0" y="24" width="1000" height="16" className="share-bar-ground" />
      <rect x="0" y="24" width={at(share)} height="16" className="share-bar-share" />
      <rect
        x={at(interval.low)}
        y="48"
        width={at(interval.high) - at(interval.low)}
        height="6"
        className="share-bar-interval"
      />
      <rect x={at(props.goal) - 2} y="12" width="4" height="34" className="share-bar-goal" />
    </svg>
  );
}
