import "./heat-table.css";
import { count, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { useState } from "react";
import type { RangeFigures } from "../../satisfaction/range-schema.ts";
import { definitionPhrases } from "../definitions/phrases.ts";
import { CsvLink } from "./export-links.tsx";
import { HowComputed } from "./how-computed.tsx";
import { leaderPhrases } from "./phrases.ts";
import type { Days } from "./range.ts";

type Cell = RangeFigures["heat"][number];
type Shown = "tickets" | "wait";

/** Shades from almost none to the strongest; the number stands in each cell. */
const shades = 5;

/** When people come and how long they wait then: hours by weekday. */
export function HeatTable(props: { readonly figures: RangeFigures; readonly days: Days }) {
  const words = usePhrases(leaderPhrases).heat;
  const { name } = usePhrases(definitionPhrases).items.heat;
  const [shown, setShown] = useState<Shown>("tickets");
  const { heat } = props.figures;
  if (heat.length === 0) return null;
  const hours = heat.map(({ hour }) => hour);
  const weekdays = heat.map(({ weekday }) => weekday);
  const most = Math.max(...heat.map((one) => figureOf(one, shown)));
  return (
    <section className="card heat" aria-labelledby="heat">
      <header>
        <h2 id="heat">{name}</h2>
        <fieldset className="heat-switch">
          <legend className="hidden-words">{words.show}</legend>
          {(["tickets", "wait"] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={shown === one}
              onClick={() => setShown(one)}
            >
              {words[one]}
            </button>
          ))}
        </fieldset>
        <CsvLink table="heat" days={props.days} name={name} />
      </header>
      <table>
        <caption className="hidden-words">{`${name}: ${words[shown]}`}</caption>
        <thead>
          <tr>
            <th scope="col">{words.hour}</th>
            {upTo(weekdays).map((weekday) => (
              <th key={weekday} scope="col">
                {words.weekdays[weekday - 1]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {upTo(hours).map((hour) => (
            <tr key={hour}>
              <th scope="row">{words.from(String(hour).padStart(2, "0"))}</th>
              {upTo(weekdays).map((weekday) => (
                <HeatCell
                  key={weekday}
                  cell={heat.find((one) => one.weekday === weekday && one.hour === hour)}
                  most={most}
                  shown={shown}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <HowComputed of="heat" />
    </section>
  );
}

function HeatCell(props: {
  readonly cell: Cell | undefined;
  readonly most: number;
  readonly shown: Shown;
}) {
  const words = usePhrases(leaderPhrases);
  const { language } = useLanguage();
  const { cell, most, shown } = props;
  if (cell === undefined || (shown === "wait" && cell.waitP50Ms === null)) {
    return (
      <td data-shade="0">
        <span aria-hidden="true">{words.none}</span>
        <span className="hidden-words">{words.heat.nobody}</span>
      </td>
    );
  }
  const value = figureOf(cell, shown);
  const shade = most === 0 ? 1 : Math.max(1, Math.ceil((value / most) * shades));
  return <td data-shade={shade}>{count(value, language)}</td>;
}

/** Tickets, or whole minutes of the median wait. */
function figureOf(cell: Cell, shown: Shown): number {
  return shown === "tickets" ? cell.tickets : Math.round((cell.waitP50Ms ?? 0) / 60_000);
}

/** Every whole number from the least to the greatest: an hour without anybody is seen, too. */
function upTo(numbers: readonly number[]): readonly number[] {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return Array.from({ length: most - least + 1 }, (_, index) => least + index);
}
