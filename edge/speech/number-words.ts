import type { VoiceManifest } from "@motcua/device-profiles/voice";

/** How people of a region say numbers: linh, nghìn, tư in the north; lẻ, ngàn, bốn in the south. */
export type Dialect = VoiceManifest["dialect"];

const digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"] as const;

const regional = {
  northern: { and: "linh", thousand: "nghìn", fourAfterTens: "tư" },
  southern: { and: "lẻ", thousand: "ngàn", fourAfterTens: "bốn" },
} as const;

/** The largest number that is said; labels end at 999 and counters at 99. */
export const spokenMax = 9_999;

/** One digit by its own word, as a label is read: 4 → "bốn", also in A024. */
export function digitWord(digit: number): string {
  const word = digits[digit];
  if (word === undefined) throw new RangeError(`${digit} is not a digit`);
  return word;
}

/** A whole number in words: 15 → "mười lăm", 21 → "hai mươi mốt", 1005 → "… linh năm". */
export function numberWords(number: number, dialect: Dialect): string {
  if (!Number.isInteger(number) || number < 0 || number > spokenMax) {
    throw new RangeError(`${number} is not a whole number from 0 to ${spokenMax}`);
  }
  const thousands = Math.floor(number / 1000);
  const rest = number % 1000;
  if (thousands === 0) return underThousand(rest, dialect);
  const head = `${digitWord(thousands)} ${regional[dialect].thousand}`;
  if (rest === 0) return head;
  // An empty hundred inside a number is spoken: 1015 một nghìn không trăm mười lăm.
  return `${head} ${withHundreds(rest, dialect)}`;
}

function underThousand(number: number, dialect: Dialect): string {
  return number < 100 ? underHundred(number, dialect) : withHundreds(number, dialect);
}

function withHundreds(number: number, dialect: Dialect): string {
  const head = `${digitWord(Math.floor(number / 100))} trăm`;
  const rest = number % 100;
  return rest === 0 ? head : `${head} ${afterHundreds(rest, dialect)}`;
}

/** 1 to 99 after a hundred; an empty ten is "linh" or "lẻ", and its units keep their own word. */
function afterHundreds(number: number, dialect: Dialect): string {
  if (number >= 10) return underHundred(number, dialect);
  return `${regional[dialect].and} ${digitWord(number)}`;
}

function underHundred(number: number, dialect: Dialect): string {
  const tens = Math.floor(number / 10);
  const unit = number % 10;
  if (tens === 0) return digitWord(unit);
  const head = tens === 1 ? "mười" : `${digitWord(tens)} mươi`;
  return unit === 0 ? head : `${head} ${unitAfterTens({ tens, unit, dialect })}`;
}

function unitAfterTens(of: { tens: number; unit: number; dialect: Dialect }): string {
  if (of.unit === 5) return "lăm";
  if (of.tens > 1 && of.unit === 1) return "mốt";
  if (of.tens > 1 && of.unit === 4) return regional[of.dialect].fourAfterTens;
  return digitWord(of.unit);
}
