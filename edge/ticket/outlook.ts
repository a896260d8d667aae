import type { TicketSlip, Words } from "@motcua/broker/contract";
import type { Flow } from "./flow.ts";
import { qrCode } from "./qr-code.ts";
import { centred, oneLine, setText } from "./text-block.ts";
import { aheadText, slipWords, waitText } from "./words.ts";

/** About 21 mm square: 0.6 mm a module, which phones read at arm's length. */
const qrMm = 22;

/** Room between the code and the figures: more than the 4 modules that a reader needs white. */
const gutterMm = 4;

/** Paper from here up holds the code and the figures side by side, which saves 2 cm a slip. */
const sideBySideMm = 60;

const captionStyle = oneLine(400, 2.5);
const valueStyle = oneLine(600, 4);

/** How long it will take: people ahead and expected wait, and the code that shows it by phone. */
export function layoutOutlook(flow: Flow, slip: TicketSlip): void {
  const figures = [
    { caption: slipWords.ahead, value: aheadText(slip.ahead) },
    { caption: slipWords.wait, value: waitText(slip.wait) },
  ];
  const wide = flow.paper.widthDots / flow.paper.dotsPerMm >= sideBySideMm;
  if (wide) besideCode(flow, slip.link, figures);
  else overCode(flow, slip.link, figures);
}

type Figure = { readonly caption: Words; readonly value: string };

function besideCode(flow: Flow, link: string, figures: readonly Figure[]): void {
  const { code, moduleDots, sideDots } = codeOf(flow, link);
  const marginDots = flow.dots(4);
  const yDots = flow.take(sideDots);
  flow.put({ kind: "qr", code, moduleDots, xDots: marginDots, yDots });
  const xDots = marginDots + sideDots + flow.dots(gutterMm);
  const widthDots = flow.paper.widthDots - xDots;
  const rowDots = sideDots / figures.length;
  figures.forEach(({ caption, value }, row) => {
    const place = { align: "left", xDots, widthDots } as const;
    const top = Math.round(yDots + row * rowDots + flow.dots(0.6));
    const text = `${caption.vi} · ${caption.en}`;
    const captionDots = setText(flow, { text, style: captionStyle }, { ...place, top });
    const below = top + captionDots;
    setText(flow, { text: value, style: valueStyle }, { ...place, top: below });
  });
}

function overCode(flow: Flow, link: string, figures: readonly Figure[]): void {
  for (const { caption, value } of figures) {
    centred(flow, `${caption.vi} · ${caption.en}`, captionStyle);
    centred(flow, value, valueStyle);
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
