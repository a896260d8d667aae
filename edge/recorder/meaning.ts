import type { LinePiece } from "@motcua/broker/contract";

/** What bytes mean, in both languages; null where nobody can tell. */
export type Meaning = LinePiece["means"];

/** Bytes as a line carried them. */
export type Piece = { readonly direction: "in" | "out"; readonly bytes: Uint8Array };

/** Several meanings as one, parted by commas; null where there are none. */
export function joinWords(parts: readonly NonNullable<Meaning>[]): Meaning {
  if (parts.length === 0) return null;
  return {
    vi: parts.map(({ vi }) => vi).join(", "),
    en: parts.map(({ en }) => en).join(", "),
  };
}
