import "./first-figures.css";
import { count, percent, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { servedEnough } from "../../satisfaction/enough.ts";
import type { RangeFigures } from "../../satisfaction/range-schema.ts";
import { definitionPhrases } from "../definitions/phrases.ts";
import { HowComputed } from "./how-computed.tsx";
import { leaderPhrases } from "./phrases.ts";
import { signed } from "./signed.ts";

/** How many of the served rate, against the office's own goal, and which counters make it so. */
export function ResponseRate({ figures }: { readonly figures: RangeFigures }) {
  const words = usePhrases(leaderPhrases).response;
  const shared = usePhrases(leaderPhrases).satisfied;
  const { items } = usePhrases(definitionPhrases);
  const { language } = useLanguage();
  const { goal, overall } = figures;
  const { denominator } = overall.satisfied;
  const enough = overall.served >= servedEnough;
  return (
    <section className="card response" aria-labelledby="response">
      <h2 id="response">{items["response-rate"].name}</h2>
      <Rate figures={figures} />
      <p className="facts">
        <span>{words.counts(count(denominator, language), count(overall.served, language))}</span>
        <span data-mark="goal">{shared.goal(percent(goal.response, language))}</span>
      </p>
      <HowComputed of="response-rate" />
      {enough && <Pulls counters={figures.counters} />}
    </section>
  );
}

/** The rate and whether it is reached, or why it is not told. */
function Rate({ figures }: { readonly figures: RangeFigures }) {
  const words = usePhrases(leaderPhrases).response;
  const { language } = useLanguage();
  const { goal, overall } = figures;
  const rate = overall.satisfied.responseRate;
  if (rate === null) return <p className="first-figure first-figure-words">{words.nobody}</p>;
  if (overall.served < servedEnough) {
    return (
      <p className="first-figure first-figure-words">
        {words.few}
        <small>{words.fewWhy(count(overall.served, language))}</small>
      </p>
    );
  }
  const reached = rate >= goal.response;
  return (
    <>
      <p className="first-figure" data-verdict={reached ? "above" : "below"}>
        {percent(rate, language)}
        <small>{reached ? words.reached : words.notReached}</small>
      </p>
      <RateBar rate={rate} goal={goal.response} />
    </>
  );
}

function RateBar({ rate, goal }: { readonly rate: number; readonly goal: number }) {
  return (
    <svg viewBox="0 0 1000 64" className="share-bar" aria-hidden="true" preserveAspectRatio="none">
      <rect x="0" y="24" width="1000" height="16" className="share-bar-ground" />
      <rect x="0" y="24" width={1_000 * rate} height="16" className="share-bar-share" />
      <rect x={1_000 * goal - 2} y="12" width="4" height="40" className="share-bar-goal" />
    </svg>
  );
}

/** Less than one rating is no difference that anybody could act on. */
const worthTelling = 1;

/** Which counters raise the office's rate and which lower it, the strongest first. */
function Pulls({ counters }: { readonly counters: RangeFigures["counters"] }) {
  const words = usePhrases(leaderPhrases);
  const { items } = usePhrases(definitionPhrases);
  const pulls = counters.flatMap(({ counter, ratingsAboveMean }) =>
    ratingsAboveMean === null || Math.abs(ratingsAboveMean) < worthTelling
      ? []
      : [{ counter, by: ratingsAboveMean }],
  );
  if (counters.length < 2) return null;
  return (
    <div className="pulls">
      <h3>{items["ratings-above-mean"].name}</h3>
      {pulls.length === 0 ? (
        <p>{words.response.even}</p>
      ) : (
        <dl>
          <Pull
            name={words.response.raise}
            pulls={pulls.filter(({ by }) => by > 0).toSorted((a, b) => b.by - a.by)}
          />
          <Pull
            name={words.response.lower}
            pulls={pulls.filter(({ by }) => by < 0).toSorted((a, b) => a.by - b.by)}
          />
        </dl>
      )}
      <HowComputed of="ratings-above-mean" />
    </div>
  );
}

function Pull(props: {
  readonly name: string;
  readonly pulls: readonly { readonly counter: number; readonly by: number }[];
}) {
  const words = usePhrases(leaderPhrases);
  const { language } = useLanguage();
  if (props.pulls.length === 0) return null;
  return (
    <div>
      <dt>{props.name}</dt>
      {props.pulls.map(({ counter, by }) => (
        <dd key={counter}>
          {words.counter(counter)}
          <b>{words.response.ratings(signed(by, language))}</b>
        </dd>
      ))}
    </div>
  );
}
