/**
 * Characters by the segments that light for them. Names as on data sheets: A to F clockwise from
 * the top, G the bar (G1 left half, G2 right half); the inner spokes of a 14-segment digit are H
 * upper left, J upper middle, K upper right, L lower left, M lower middle, N lower right.
 */
const fourteen: Readonly<Record<string, string>> = {
  " ": "",
  "-": "G1 G2",
  "0": "A B C D E F K L",
  "1": "B C",
  "2": "A B D E G1 G2",
  "3": "A B C D G2",
  "4": "B C F G1 G2",
  "5": "A D F G1 N",
  "6": "A C D E F G1 G2",
  "7": "A B C",
  "8": "A B C D E F G1 G2",
  "9": "A B C D F G1 G2",
  A: "A B C E F G1 G2",
  B: "A B C D G2 J M",
  C: "A D E F",
  D: "A B C D J M",
  E: "A D E F G1 G2",
  F: "A E F G1",
  G: "A C D E F G2",
  H: "B C E F G1 G2",
  I: "A D J M",
  J: "B C D E",
  K: "E F G1 K N",
  L: "D E F",
  M: "B C E F H K",
  N: "B C E F H N",
  O: "A B C D E F",
  P: "A B E F G1 G2",
  Q: "A B C D E F N",
  R: "A B E F G1 G2 N",
  S: "A C D F G1 G2",
  T: "A J M",
  U: "B C D E F",
  V: "E F K L",
  W: "B C E F L N",
  X: "H K L N",
  Y: "H K M",
  Z: "A D K L",
};

/** Letters without a form in seven segments (K, M, V, W, X) stay dark: the digits still tell. */
const seven: Readonly<Record<string, string>> = {
  " ": "",
  "-": "G",
  "0": "A B C D E F",
  "1": "B C",
  "2": "A B D E G",
  "3": "A B C D G",
  "4": "B C F G",
  "5": "A C D F G",
  "6": "A C D E F G",
  "7": "A B C",
  "8": "A B C D E F G",
  "9": "A B C D F G",
  A: "A B C E F G",
  B: "C D E F G",
  C: "A D E F",
  D: "B C D E G",
  E: "A D E F G",
  F: "A E F G",
  G: "A C D E F",
  H: "B C E F G",
  L: "D E F",
  N: "C E G",
  P: "A B E F G",
  Q: "A B C F G",
  R: "E G",
  S: "A C D F G",
  T: "D E F G",
  U: "B C D E F",
  Y: "B C D F G",
};

/** Order of the segments in a row of the HT16K33's RAM, lowest bit first. */
const bitsOf14 = ["A", "B", "C", "D", "E", "F", "G1", "G2", "H", "J", "K", "L", "M", "N"];
const bitsOf7 = ["A", "B", "C", "D", "E", "F", "G"];

/** The character that lights everything: what a test of a display shows. */
export const allLit = "█";

/** The segments of a character as bits; a character that the font lacks stays dark. */
export function segmentBits(character: string, segments: 7 | 14): number {
  if (character === allLit) return (1 << segments) - 1;
  const [font, order] = segments === 14 ? [fourteen, bitsOf14] : [seven, bitsOf7];
  const lit = font[character.toUpperCase()] ?? "";
  return lit
    .split(" ")
    .filter((name) => name !== "")
    .reduce((bits, name) => bits | (1 << order.indexOf(name)), 0);
}

/** What a passer-by reads in lit segments; `?` for a figure that is no character, `allLit` for all. */
export function readSegments(bits: number, segments: 7 | 14): string {
  const font = segments === 14 ? fourteen : seven;
  const found = Object.keys(font).find((character) => segmentBits(character, segments) === bits);
  return found ?? (bits === segmentBits(allLit, segments) ? allLit : "?");
}
