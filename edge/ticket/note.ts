import type { Note } from "@motcua/broker/contract";
import type { Drawing, Ruler } from "./drawing.ts";
import { createFlow, type Flow, gap, type Paper } from "./flow.ts";
import { plate, rule } from "./plate.ts";
import { qrCode } from "./qr-code.ts";
import { centred, centredWords, oneLine, type Style } from "./text-block.ts";
import { noteWords } from "./words.ts";

const titleStyle: Style = { weight: 700, sizesMm: [5.6, 5, 4.4, 3.8, 3.2], linesMax: 2 };
const lineStyle: Style = { weight: 400, sizesMm: [3.4, 3, 2.7, 2.4, 2.1], linesMax: 4 };

/**
 * A code is typed by somebody who holds the paper: its capitals are 6 mm high. A ticket's number
 * is twice as high, so that nobody, and no reader of slips, takes one for the other.
 */
const codeStyle: Style = { weight: 700, sizesMm: [8, 7, 6, 5.2, 4.6], linesMax: 1 };

/** About the size of the code on a ticket. */
const qrMm = 24;

/**
 * Lays out a piece of paper that is no ticket, and says so at both ends: what it is, its lines,
 * a code to type and the same to scan. Pure; `ruler` measures the text.
 */
export function layoutNote(note: Note, paper: Paper, ruler: Ruler): Drawing {
  const flow = createFlow(paper, ruler);
  noTicketMark(flow);
  gap(flow, 2);
  centredWords(flow, note.title, titleStyle);
  gap(flow, 2);
  rule(flow);
  for (const line of note.lines) {
    gap(flow, 1.4);
    centredWords(flow, line, lineStyle);
  }
  if (note.code !== null) {
    gap(flow, 2.4);
    plate(flow, note.code, { style: codeStyle, filled: false });
  }
  if (note.qr !== null) {
    gap(flow, 3.2);
    scanCode(flow, note.qr);
    gap(flow, 3.2);
  }
  gap(flow, 1.6);
  rule(flow);
  gap(flow, 1.6);
  noTicketMark(flow);
  return flow.drawing();
}

function noTicketMark(flow: Flow): void {
  plate(flow, noteWords.noTicket.vi, { style: oneLine(700, 3.8), filled: true });
  gap(flow, 0.4);
  centred(flow, noteWords.noTicket.en, oneLine(400, 2.4));
}

function scanCode(flow: Flow, text: string): void {
  const code = qrCode(text);
  const moduleDots = Math.max(3, Math.floor(flow.dots(qrMm) / code.size));
  const sideDots = code.size * moduleDots;
  const xDots = Math.round((flow.paper.widthDots - sideDots) / 2);
  flow.put({ kind: "qr", code, moduleDots, xDots, yDots: flow.take(sideDots) });
}
