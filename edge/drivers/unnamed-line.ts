import { unnamedDigit } from "./unnamed-digit.ts";

/** Line of an expander → key. */
type Lines = Readonly<Record<string, string>>;

/** The lines of digits, lowest first. */
function digitLines(lines: Lines): number[] {
  const digits = Object.entries(lines).filter(([, key]) => /^[0-9]$/.test(key));
  return digits.map(([line]) => Number(line)).toSorted((a, b) => a - b);
}

/** The levels of a keypad's lines with its digits unnamed: whichever is down, the lowest one is. */
export function levelsWithoutDigits(lines: Lines): (levels: number) => number {
  const digits = digitLines(lines);
  const mask = digits.reduce((bits, line) => bits | (1 << line), 0);
  const [stand = 0] = digits;
  return (levels) => ((levels & mask) === mask ? levels : (levels | mask) & ~(1 << stand));
}

/** The same lines as a recording names them. */
export function linesWithoutDigits(lines: Lines): Lines {
  const [stand, ...others] = digitLines(lines);
  const named = Object.entries(lines).filter(([line]) => !others.includes(Number(line)));
  return Object.fromEntries(
    named.map(([line, key]) => [line, Number(line) === stand ? unnamedDigit : key]),
  );
}

/** The keys that are down: a pressed one pulls its line to ground. */
export function keysDown(levels: number, lines: Lines): string[] {
  const down = Object.entries(lines).filter(([line]) => ((levels >> Number(line)) & 1) === 0);
  return down.map(([, key]) => key);
}
