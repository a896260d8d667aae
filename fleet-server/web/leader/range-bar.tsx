import { Button } from "@mantine/core";
import { dayWords, usePhrases } from "@motcua/device-profiles/look";
import { useState } from "react";
import { leaderPhrases } from "./phrases.ts";
import { custom, type Days, periods, type Range, stepped } from "./range.ts";
import { wholeWords } from "./range-words.ts";

type Props = {
  readonly range: Range;
  readonly days: Days;
  readonly today: string;
  readonly onChoose: (range: Range) => void;
};

/** Which days are read: a period, the one before it, or any two days. */
export function RangeBar({ range, days, today, onChoose }: Props) {
  const words = usePhrases(leaderPhrases).range;
  const [choosing, setChoosing] = useState(range.period === "custom");
  const present = range.period !== "custom" && range.of === null;
  return (
    <section className="range-bar" aria-label={words.label}>
      <div className="range-periods">
        {periods.map((period) => (
          <button
            key={period}
            type="button"
            aria-pressed={range.period === period && !choosing}
            onClick={() => {
              setChoosing(false);
              onChoose({ period, of: null });
            }}
          >
            {range.period === period && !present ? words.others[period] : words.periods[period]}
          </button>
        ))}
        <button type="button" aria-pressed={choosing} onClick={() => setChoosing(true)}>
          {words.custom}
        </button>
      </div>
      {choosing ? (
        <DaysForm key={`${days.from}${days.to}`} days={days} onChoose={onChoose} />
      ) : (
        <Steps range={range} days={days} today={today} onChoose={onChoose} />
      )}
    </section>
  );
}

function Steps({ range, days, today, onChoose }: Props) {
  const { range: words, whole } = usePhrases(leaderPhrases);
  const steps = [-1, 1] as const;
  const [before, after] = steps.map((by) => stepped(range, by, today));
  return (
    <div className="range-steps">
      <StepButton label={words.before} path="M15 5 L8 12 L15 19" to={before} onChoose={onChoose} />
      <strong>
        {wholeWords(days, whole) ?? words.days(dayWords(days.from), dayWords(days.to))}
      </strong>
      <StepButton label={words.after} path="M9 5 L16 12 L9 19" to={after} onChoose={onChoose} />
    </div>
  );
}

function StepButton(props: {
  readonly label: string;
  readonly path: string;
  readonly to: Range | null | undefined;
  readonly onChoose: (range: Range) => void;
}) {
  const { label, path, to, onChoose } = props;
  return (
    <Button
      variant="default"
      size="sm"
      aria-label={label}
      title={label}
      disabled={!to}
      onClick={() => to && onChoose(to)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={path} />
      </svg>
    </Button>
  );
}

function DaysForm({ days, onChoose }: Pick<Props, "days" | "onChoose">) {
  const words = usePhrases(leaderPhrases).range;
  return (
    <form
      className="range-days"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const [from, to] = [given.get("from"), given.get("to")];
        if (typeof from === "string" && typeof to === "string") onChoose(custom(from, to));
      }}
    >
      <label>
        {words.from}
        <input type="date" name="from" defaultValue={days.from} required />
      </label>
      <label>
        {words.to}
        <input type="date" name="to" defaultValue={days.to} required />
      </label>
      <Button type="submit" size="sm">
        {words.read}
      </Button>
    </form>
  );
}
