import { duration, lookPhrases, usePhrases } from "@motcua/device-profiles/look";
import { measurePhrases } from "./phrases.ts";
import { lastedOf, type Stretch } from "./series.ts";

type Props = {
  /** States, the best first, and what each is called; `unknown` comes last and has no rank. */
  readonly states: readonly (readonly [state: string, words: string])[];
  readonly stretches: readonly Stretch[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly label: string;
};

/** The drawing's own units; it is as wide as its card. */
const box = { width: 1_000, height: 48 };

/** States over time: a worse one is a lower bar, so that colour is never alone; and in words. */
export function StateBars({ states, stretches, fromMs, toMs, label }: Props) {
  const words = usePhrases(measurePhrases);
  const look = usePhrases(lookPhrases);
  const nameOf = (state: string) => states.find(([name]) => name === state)?.[1] ?? state;
  const ranked = states.map(([name]) => name).filter((name) => name !== "unknown");
  const rankOf = (state: string) => ranked.indexOf(state);
  const most = Math.max(1, ranked.length - 1);
  const x = (ms: number) =>
    (Math.min(1, Math.max(0, (ms - fromMs) / (toMs - fromMs))) * box.width).toFixed(1);
  const told = [...lastedOf(stretches)].map(([state, ms]) => ({
    state,
    text: words.lasted(nameOf(state), duration(ms, look)),
  }));
  return (
    <div className="state-bars">
      <svg
        viewBox={`0 0 ${box.width} ${box.height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}: ${told.map(({ text }) => text).join(", ")}`}
      >
        {stretches.map(({ state, fromMs: from, toMs: to }) => {
          const height = box.height * (1 - (Math.max(0, rankOf(state)) / most) * 0.7);
          return (
            <rect
              key={from}
              data-rank={rankShown(rankOf(state), most)}
              x={x(from)}
              width={Math.max(2, Number(x(to)) - Number(x(from)))}
              y={box.height - height}
              height={height}
            />
          );
        })}
      </svg>
      <ul aria-hidden="true">
        {told.map(({ state, text }) => (
          <li key={state} data-rank={rankShown(rankOf(state), most)}>
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

function rankShown(rank: number, most: number): "best" | "between" | "worst" | "unseen" {
  if (rank < 0) return "unseen";
  if (rank === 0) return "best";
  return rank === most ? "worst" : "between";
}
