import { readFileSync } from "node:fs";

const sample = new URL("../../fleet-server/office/sample-office.yaml", import.meta.url);

/** The second board of `withSecondBoard`. */
export const secondBoard = "tv-26734";

/** Adds a second board, with one simulated speaker, to an office's document. */
export function withSecondBoard(document: string = readFileSync(sample, "utf8")): string {
  const board = [
    `  - name: ${secondBoard}`,
    "    devices:",
    "      - { name: speaker9, profile: speaker-wav, port: sim:speaker9 }",
  ];
  const [before = "", first = ""] = document.split(/^boards:\n(?= {2}- name: box-26734)/m);
  const [own = "", ...after] = first.split(/^(?=\S)/m);
  return [`${before}boards:\n`, own, `${board.join("\n")}\n\n`, ...after].join("");
}
