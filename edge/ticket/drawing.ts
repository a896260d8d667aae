import type { QrCode } from "./qr-code.ts";

/** A face of Be Vietnam Pro at a size: the em in dots. */
export type Font = { readonly weight: 400 | 600 | 700; readonly sizeDots: number };

/** One line of text; `xDots` is its left edge, centre or right edge as `align` says. */
export type TextItem = {
  readonly kind: "text";
  readonly text: string;
  readonly font: Font;
  readonly align: "left" | "center" | "right";
  readonly ink: "black" | "white";
  readonly xDots: number;
  readonly baselineDots: number;
};

/** A filled rectangle: a rule, or with `radiusDots` the plate behind white text. */
export type BoxItem = {
  readonly kind: "box";
  readonly xDots: number;
  readonly yDots: number;
  readonly widthDots: number;
  readonly heightDots: number;
  readonly radiusDots: number;
  /** Width of the outline; absent: the box is filled. */
  readonly outlineDots?: number;
};

/** A QR code whose squares are `moduleDots` a side; its quiet zone is left to the layout. */
export type QrItem = {
  readonly kind: "qr";
  readonly code: QrCode;
  readonly xDots: number;
  readonly yDots: number;
  readonly moduleDots: number;
};

export type Item = TextItem | BoxItem | QrItem;

/** What stands on a slip and where, in dots from the top left corner of the printable area. */
export type Drawing = {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly items: readonly Item[];
};

/** The width of one line of text in dots; whoever paints the drawing lends its own ruler. */
export type Ruler = (text: string, font: Font) => number;

/** Height of capitals and digits above the baseline, in em (OS/2 table of Be Vietnam Pro 0.4.1). */
export const capHeightEm = 0.74;
