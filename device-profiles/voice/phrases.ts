/** One clip of the pack that the script makes: what it stands for and how the voice says it. */
export type Phrase = {
  readonly id: string;
  /** The words of an announcement that it covers, as they are written there. */
  readonly text: string;
  /** What the voice is told to say, where that is not the text itself. */
  readonly spoken?: string;
};

/** Letters by their Vietnamese names; Đ, I, O, J, W, Z and F are no series letters. */
const letterNames: Readonly<Record<string, string>> = {
  A: "a",
  B: "bê",
  C: "xê",
  D: "dê",
  E: "e",
  G: "gờ",
  H: "hát",
  K: "ca",
  L: "e-lờ",
  M: "em-mờ",
  N: "en-nờ",
  P: "pê",
  Q: "quy",
  R: "e-rờ",
  S: "ét-sì",
  T: "tê",
  U: "u",
  V: "vê",
  X: "ích-xì",
  Y: "y dài",
};

const digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/** 10 to 19: 15 is "mười lăm", not "mười năm". */
const teens = digits.map((digit, unit) =>
  unit === 0 ? "mười" : `mười ${unit === 5 ? "lăm" : digit}`,
);

/** The numbers of most counters: spoken as one phrase with "đến quầy số", which sounds natural. */
const usualCounters = [...digits.slice(1), ...teens.slice(0, 3)];

/** A call is repeated this often on most days; further times are joined from words. */
const usualTimes = ["hai", "ba", "bốn", "năm"];

const opening = "Mời công dân có số thứ tự";
const toCounter = "đến quầy số";
const again = "xin mời lần";

/** Everything that is spoken. Long phrases where they sound better, words to say all the rest. */
export const phrases: readonly Phrase[] = [
  { id: "opening", text: opening },
  { id: "to-counter", text: toCounter },
  ...usualCounters.map((words, at) => ({
    id: `to-counter-${at + 1}`,
    text: `${toCounter} ${words}`,
  })),
  { id: "again", text: again },
  ...usualTimes.map((words, at) => ({ id: `again-${at + 2}`, text: `${again} ${words}` })),
  ...Object.entries(letterNames).map(([letter, spoken]) => ({
    id: `letter-${letter.toLowerCase()}`,
    text: letter,
    spoken,
  })),
  ...digits.map((text, digit) => ({ id: `number-${digit}`, text })),
  ...teens.map((text, unit) => ({ id: `number-${10 + unit}`, text })),
  ...digits.slice(2).map((digit, at) => ({ id: `number-${at + 2}0`, text: `${digit} mươi` })),
  // After 20 to 90 these units have words of their own: 21, 24 and 25.
  { id: "unit-1", text: "mốt" },
  { id: "unit-4", text: "tư" },
  { id: "unit-5", text: "lăm" },
];
