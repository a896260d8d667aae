import type { Bitmap } from "../ticket/bitmap.ts";

/** A piece of paper out of the printer; `cut` is false while it still hangs on the roll. */
export type PrintedSlip = Bitmap & { readonly n: number; readonly cut: boolean };

/** The paper of a simulated printer: what has been burnt into it, row by row, and where it was cut. */
export type PaperRoll = {
  /** Burns one row and moves on; rows shorter than the paper leave the rest white. */
  print(row: Uint8Array): void;
  feed(rows: number): void;
  /** Nothing happens where nothing hangs out. */
  cut(): void;
  /** The slips that lie there, oldest first, the one that still hangs on the roll last. */
  slips(): readonly PrintedSlip[];
};

/** A day of a busy office; older slips are taken away. 60 KB a slip, so 40 MB at most. */
const slipsADay = 650;

export function createPaperRoll(
  widthDots: number,
  {
    slipsMax = slipsADay,
    tornAfterRows = Number.POSITIVE_INFINITY,
  }: {
    readonly slipsMax?: number;
    /** White behind a slip after which a person tears it off before the next one begins. */
    readonly tornAfterRows?: number;
  } = {},
): PaperRoll {
  const rowBytes = widthDots / 8;
  const done: PrintedSlip[] = [];
  let bits = new Uint8Array(0);
  let heightDots = 0;
  let n = 1;
  let whiteRows = 0;

  const grow = (rows: number) => {
    heightDots += rows;
    if (bits.length >= heightDots * rowBytes) return;
    const larger = new Uint8Array(Math.max(2 * bits.length, heightDots * rowBytes));
    larger.set(bits);
    bits = larger;
  };
  const hanging = (cut: boolean): PrintedSlip => {
    return { n, cut, widthDots, heightDots, bits: bits.slice(0, heightDots * rowBytes) };
  };
  const cut = () => {
    if (heightDots === 0) return;
    done.push(hanging(true));
    if (done.length > slipsMax) done.shift();
    n += 1;
    bits = new Uint8Array(0);
    heightDots = 0;
  };
  return {
    print: (row) => {
      const isWhite = row.every((byte) => byte === 0);
      if (!isWhite && whiteRows >= tornAfterRows) cut();
      whiteRows = isWhite ? whiteRows + 1 : 0;
      const at = heightDots * rowBytes;
      grow(1);
      bits.set(row.subarray(0, rowBytes), at);
    },
    feed: (rows) => {
      whiteRows += rows;
      grow(rows);
    },
    cut,
    slips: () => (heightDots === 0 ? done : [...done, hanging(false)]),
  };
}
