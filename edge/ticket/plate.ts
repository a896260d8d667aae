import { capHeightEm } from "./drawing.ts";
import type { Flow } from "./flow.ts";
import { fit, type Style } from "./text-block.ts";

/** Height of a line, and what the plate has more than its lines, in em. */
const lineEm = 1.28;
const paddingEm = 0.44;

/** Words on a plate in the middle of the paper: white on black, or black in an outline. */
export function plate(
  flow: Flow,
  text: string,
  look: { readonly style: Style; readonly filled: boolean },
): void {
  const paperDots = flow.paper.widthDots;
  const { font, lines } = fit(flow, { text, style: look.style }, 0.86 * paperDots);
  const em = font.sizeDots;
  const lineDots = Math.round(lineEm * em);
  const heightDots = lines.length * lineDots + Math.round(paddingEm * em);
  const textDots = Math.max(...lines.map((line) => flow.ruler(line, font)));
  const widthDots = Math.min(paperDots, Math.round(textDots + 1.5 * em));
  const xDots = Math.round((paperDots - widthDots) / 2);
  const yDots = flow.take(heightDots);
  const radiusDots = Math.round((lineDots + paddingEm * em) / (look.filled ? 6 : 2.2));
  const box = { kind: "box", xDots, yDots, widthDots, heightDots, radiusDots } as const;
  flow.put(look.filled ? box : { ...box, outlineDots: 2 });
  // The capitals stand a little below the middle: the marks above them need the room.
  const firstDots = (heightDots - (lines.length - 1) * lineDots) / 2 + 0.56 * capHeightEm * em;
  lines.forEach((line, index) => {
    flow.put({
      kind: "text",
      text: line,
      font,
      align: "center",
      ink: look.filled ? "white" : "black",
      xDots: paperDots / 2,
      baselineDots: Math.round(yDots + firstDots) + index * lineDots,
    });
  });
}

/** A hairline over the middle of the paper: calmer than a full one, and cheaper to send. */
export function rule(flow: Flow): void {
  const widthDots = Math.round(flow.paper.widthDots * 0.62);
  const xDots = Math.round((flow.paper.widthDots - widthDots) / 2);
  flow.put({ kind: "box", xDots, yDots: flow.take(2), widthDots, heightDots: 2, radiusDots: 0 });
}
