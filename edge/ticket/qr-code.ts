import qrcode from "qrcode";

/** The squares of a QR code; `dark(row, column)` counts from the top left, without quiet zone. */
export type QrCode = {
  readonly text: string;
  /** Squares a side. */
  readonly size: number;
  dark(row: number, column: number): boolean;
};

/** Level M mends 15 % of the squares: a crease, or a dead dot of the print head. */
export function qrCode(text: string): QrCode {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: "M" });
  return { text, size: modules.size, dark: (row, column) => modules.get(row, column) === 1 };
}
