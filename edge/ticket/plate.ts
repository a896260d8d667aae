import { capHeightEm } from "./drawing.ts";
import type { Flow } from "./flow.ts";
import { fit, type Style } from "./text-block.ts";

/** A word on a plate in the middle of the paper: white on black, or black in an outline. */
export function plate(
  flow: Flow,
  text: string,
  look: { readonly style: Style; readonly filled: boolean },
): void {
  const { font } = fit(flow, { text, style: look.style }, flow.paper.widthDots * 0.86);
  const heightDots = Math.round(1.72 * font.sizeDots);
  const widthDots = Math.round(flow.ruler(text, font) + 1.5 * font.sizeDots);
  const xDots = Math.round((flow.paper.widthDots - widthDots) / 2);
  const yDots = flow.take(heightDots);
  const radiusDots = Math.round(heightDots / (look.filled ? 6 : 2.2));
  const box = { kind: "box", xDots, yDots, widthDots, heightDots, radiusDots } as const;
  flow.put(look.filled ? box : { ...box, outlineDots: 2 });
  flow.put({
    kind: "text",
    text,
    font,
    align: "center",
    ink: look.filled ? "white" : "black",
    xDots: flow.paper.widthDots / 2,
    // The capitals stand a little below the middle: the marks above them need the room.
    baselineDots: Math.round(yDots + heightDots / 2 + 0.56 * capHeightEm * font.sizeDots),
  });
}

/** A hairline over the middle of the paper: calmer than a full one, and cheaper to send. */
export function rule(flow: Flow): void {
  const widthDots = Math.round(flow.paper.widthDots * 0.62);
  const xDots = Math.round((flow.paper.widthDots - widthDots) / 2);
  flow.put({ kind: "box", xDots, yDots: flow.take(2), widthDots, heightDots: 2, radiusDots: 0 });
}
