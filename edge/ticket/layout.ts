import type { TicketSlip } from "@motcua/broker/contract";
import type { Drawing, Ruler } from "./drawing.ts";
import { createFlow, type Flow, gap, type Paper } from "./flow.ts";
import { layoutLabel } from "./label.ts";
import { layoutOutlook } from "./outlook.ts";
import { plate, rule } from "./plate.ts";
import { centred, centredWords, oneLine, type Style } from "./text-block.ts";
import { issuedText, slipWords } from "./words.ts";

const officeStyle: Style = { weight: 600, sizesMm: [4.2, 3.8, 3.4, 3, 2.6, 2.2], linesMax: 2 };

/** A group of citizens by law: one line, two for the longest. */
const classStyle: Style = { weight: 600, sizesMm: [3.4, 3.1, 2.8, 2.5, 2.2], linesMax: 2 };
const classEnglishStyle: Style = { weight: 400, sizesMm: [2.4, 2.1, 1.9], linesMax: 2 };

/** The longest names of procedures have more than 120 letters: they shrink and wrap, never clip. */
const serviceStyle: Style = {
  weight: 600,
  sizesMm: [5, 4.5, 4, 3.6, 3.2, 2.9, 2.6, 2.3, 2.1, 1.9, 1.75],
  linesMax: 3,
};

/**
 * Lays a slip out for its paper: what is read from afar (the number) first, who and what for
 * around it, then the wait and the code for the phone. Pure; `ruler` measures the text.
 */
export function layoutSlip(slip: TicketSlip, paper: Paper, ruler: Ruler): Drawing {
  const flow = createFlow(paper, ruler);
  if (slip.reprint) reprintMark(flow);
  centredWords(flow, slip.office, officeStyle);
  gap(flow, 2);
  rule(flow);
  gap(flow, 2);
  centred(flow, `${slipWords.number.vi} · ${slipWords.number.en}`, oneLine(400, 2.6));
  gap(flow, 2);
  layoutLabel(flow, slip.label);
  gap(flow, 2.4);
  centredWords(flow, slip.service, serviceStyle);
  if (slip.class !== null) {
    gap(flow, 1.6);
    plate(flow, slip.class.vi, { style: classStyle, filled: false });
    gap(flow, 0.4);
    centred(flow, slip.class.en, classEnglishStyle);
  }
  gap(flow, 2);
  rule(flow);
  gap(flow, 2.6);
  layoutOutlook(flow, slip);
  // The code's quiet zone is 4 modules, 2.5 mm; the letters below begin under their marks' room.
  gap(flow, 2.2);
  closing(flow, slip);
  return flow.drawing();
}

function reprintMark(flow: Flow): void {
  plate(flow, slipWords.reprint.vi, { style: oneLine(700, 5.2), filled: true });
  gap(flow, 0.4);
  centred(flow, slipWords.reprint.en, oneLine(400, 2.4));
  gap(flow, 1.6);
}

function closing(flow: Flow, slip: TicketSlip): void {
  centred(flow, slipWords.scan.vi, oneLine(600, 2.8));
  centred(flow, slipWords.scan.en, oneLine(400, 2.4));
  gap(flow, 1.6);
  const issued = `${slipWords.issued.vi} · ${slipWords.issued.en} ${issuedText(slip)}`;
  centred(flow, issued, oneLine(400, 2.5));
}
