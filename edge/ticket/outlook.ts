import type { TicketSlip, Words } from "@motcua/broker/contract";
import type { Flow } from "./flow.ts";
import { qrCode } from "./qr-code.ts";
import { centred, oneLine, setText } from "./text-block.ts";
import { aheadText, slipWords, waitNotes, waitText } from "./words.ts";

/** About 21 mm square: 0.6 mm a module, which phones read at arm's length. */
const qrMm = 22;

/** Room between the code and the figures: more than the 4 modules that a reader needs white. */
const gutterMm = 4;

/** Paper from here up holds the code and the figures side by side, which saves 2 cm a slip. */
const sideBySideMm = 60;

/** White at the outer edges of the code and the figures. */
const marginMm = 4;

const captionStyle = oneLine(400, 2.5);
const valueStyle = oneLine(600, 4);
const noteStyle = oneLine(400, 2.4);

/** How long it will take: people ahead and expected wait, and the code that shows it by phone. */
export function layoutOutlook(flow: Flow, slip: TicketSlip): void {
  const figures = [
    { caption: slipWords.ahead, value: aheadText(slip.ahead), notes: [] },
    { caption: slipWords.wait, value: waitText(slip.wait), notes: waitNotes(slip.wait) },
  ];
  const wide = flow.paper.widthDots / flow.paper.dotsPerMm >= sideBySideMm;
  if (wide) besideCode(flow, slip.link, figures);
  else overCode(flow, slip.link, figures);
}

/** A figure needs no translation; words in its place have small `notes`, the English last. */
type Figure = {
  readonly caption: Words;
  readonly value: string;
  readonly notes: readonly string[];
};

function besideCode(flow: Flow, link: string, figures: readonly Figure[]): void {
  const { code, moduleDots, sideDots } = codeOf(flow, link);
  const marginDots = flow.dots(marginMm);
  const yDots = flow.take(sideDots);
  flow.put({ kind: "qr", code, moduleDots, xDots: marginDots, yDots });
  const xDots = marginDots + sideDots + flow.dots(gutterMm);
  const widthDots = flow.paper.widthDots - xDots - marginDots / 2;
  const rowDots = sideDots / figures.length;
  let bottom = yDots + sideDots;
  figures.forEach(({ caption, value, notes }, row) => {
    const lines = [
      { text: `${caption.vi} · ${caption.en}`, style: captionStyle },
      { text: value, style: valueStyle },
      ...notes.map((text) => ({ text, style: noteStyle })),
    ];
    let top = Math.round(yDots + row * rowDots + flow.dots(0.6));
    for (const line of lines) {
      top += setText(flow, line, { align: "left", xDots, widthDots, top });
    }
    bottom = Math.max(bottom, top);
  });
  flow.take(bottom - yDots - sideDots);
}

function overCode(flow: Flow, link: string, figures: readonly Figure[]): void {
  for (const { caption, value, notes } of figures) {
    centred(flow, `${caption.vi} · ${caption.en}`, captionStyle);
    centred(flow, value, valueStyle);
    for (const note of notes) centred(flow, note, noteStyle);
    flow.take(flow.dots(1));
  }
  flow.take(flow.dots(2));
  const { code, moduleDots, sideDots } = codeOf(flow, link);
  const xDots = Math.round((flow.paper.widthDots - sideDots) / 2);
  flow.put({ kind: "qr", code, moduleDots, xDots, yDots: flow.take(sideDots) });
}

function codeOf(flow: Flow, link: string) {
  const code = qrCode(link);
  const moduleDots = Math.max(3, Math.floor(flow.dots(qrMm) / code.size));
  return { code, moduleDots, sideDots: code.size * moduleDots };
}
