import { dotColumns, dotRows, litDots } from "./dot-font.ts";

/** One dot's place, in the drawing's units; a display of 7 rows has dots of 10 mm pitch. */
const pitch = 10;
const radius = 3.9;

/** A matrix of red dots; `places` is how many letters the display has room for. */
export function LedMatrix({ text, places }: { readonly text: string; readonly places: number }) {
  const letters = text.padEnd(places).slice(0, places).split("");
  const columns = places * (dotColumns + 1) - 1;
  return (
    <svg viewBox={`0 0 ${columns * pitch} ${dotRows * pitch}`} aria-hidden="true">
      <title>{text}</title>
      <g className="led-unlit">
        {Array.from({ length: columns * dotRows }, (_, dot) => dot).map((dot) => (
          <circle
            key={dot}
            cx={(dot % columns) * pitch + pitch / 2}
            cy={Math.floor(dot / columns) * pitch + pitch / 2}
            r={radius}
          />
        ))}
      </g>
      <g className="led-lit">
        {letters.flatMap((letter, place) =>
          litDots(letter).map(({ column, row }) => (
            <circle
              key={`${place}/${column}/${row}`}
              cx={(place * (dotColumns + 1) + column) * pitch + pitch / 2}
              cy={row * pitch + pitch / 2}
              r={radius}
            />
          )),
        )}
      </g>
    </svg>
  );
}
