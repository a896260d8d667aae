import type { Drawing, Item, Ruler } from "./drawing.ts";

/** The printable area of a printer's paper: 576 dots at 8 dots/mm on an 80 mm roll. */
export type Paper = { readonly widthDots: number; readonly dotsPerMm: number };

/** A slip while it is being laid out: things are placed from top to bottom. */
export type Flow = {
  readonly paper: Paper;
  readonly ruler: Ruler;
  /** Takes `heightDots` of paper and returns where they begin. */
  take(heightDots: number): number;
  put(item: Item): void;
  /** Millimetres in dots, rounded to the grid. */
  dots(mm: number): number;
  drawing(): Drawing;
};

export function createFlow(paper: Paper, ruler: Ruler): Flow {
  const items: Item[] = [];
  let yDots = 0;
  return {
    paper,
    ruler,
    take: (heightDots) => {
      const top = yDots;
      yDots += heightDots;
      return top;
    },
    put: (item) => void items.push(item),
    dots: (mm) => Math.round(mm * paper.dotsPerMm),
    drawing: () => ({ widthDots: paper.widthDots, heightDots: yDots, items }),
  };
}

/** Leaves `heightMm` of paper white. */
export function gap(flow: Flow, heightMm: number): void {
  flow.take(flow.dots(heightMm));
}
