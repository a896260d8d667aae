import { percent, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { Figures } from "../../satisfaction/figures-schema.ts";
import { HowComputed } from "./figure-tile.tsx";
import { leaderPhrases } from "./phrases.ts";

/** The share of satisfied ratings against the goal, with all that is needed to judge it. */
export function SatisfiedShare({ figures }: { readonly figures: Figures }) {
  const words = usePhrases(leaderPhrases).satisfied;
  const { language } = useLanguage();
  const { goal, overall } = figures;
  const { denominator, enough, interval, numerator, share } = overall.satisfied;
  const reached = share !== null && share >= goal;
  return (
    <section className="card satisfied" aria-labelledby="satisfied">
      <h2 id="satisfied">{words.name}</h2>
      {enough && share !== null ? (
        <p className="satisfied-share" data-reached={reached}>
          {percent(share, language)}
          <small>{reached ? words.reached : words.notReached}</small>
        </p>
      ) : (
        <p className="satisfied-share satisfied-few">
          {words.few}
          <small>{words.fewWhy(denominator)}</small>
        </p>
      )}
      {enough && <ShareBar figures={figures} />}
      <p className="satisfied-facts">
        <span>{words.counts(numerator, denominator)}</span>
        <span data-mark={enough ? "goal" : undefined}>{words.goal(percent(goal, language))}</span>
        {enough && interval !== null && (
          <span data-mark="interval">
            {words.interval(percent(interval.low, language), percent(interval.high, language))}
          </span>
        )}
      </p>
      <HowComputed how={words.how} />
      <Response figures={figures} />
    </section>
  );
}

/** The bar begins here, so that the last percents, which matter, are wide enough to see. */
const barFrom = 0.7;

function ShareBar({ figures }: { readonly figures: Figures }) {
  const { interval, share } = figures.overall.satisfied;
  if (interval === null || share === null) return null;
  const at = (value: number) => Math.max(0, (value - barFrom) / (1 - barFrom)) * 1_000;
  const goal = at(figures.goal);
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
      <rect x={goal - 2} y="12" width="4" height="34" className="share-bar-goal" />
    </svg>
  );
}

function Response({ figures }: { readonly figures: Figures }) {
  const words = usePhrases(leaderPhrases).response;
  const { language } = useLanguage();
  const { satisfied, served } = figures.overall;
  const { denominator, responseRate } = satisfied;
  return (
    <div className="response">
      <b>{words.name}</b>
      <strong>{responseRate === null ? "" : percent(responseRate, language)}</strong>
      <span>{words.counts(denominator, served)}</span>
      <HowComputed how={words.how} />
    </div>
  );
}
