import type { PaperRoll } from "./paper.ts";
import { commandLength } from "./ticket-printer-commands.ts";

/** The printing side: eats commands from the buffer and burns them into the paper. */
export type Engine = {
  /** Takes the next byte of the buffer; returns how many rows the paper moved for it. */
  eat(byte: number): number;
  /** Forgets what it is in the middle of, as ESC @ and a power cut do. */
  reset(): void;
  /** Bytes that no command began with: they would have come out as letters. */
  readonly garbled: number;
};

type Image = { readonly widthBytes: number; left: number; row: number[] };

type Options = {
  readonly paper: PaperRoll;
  readonly widthDots: number;
  /** Answers GS r and GS ( H, reached in the stream. */
  readonly answer: (bytes: Uint8Array) => void;
  /** The paper byte of GS r 1. */
  readonly paperByte: () => number;
};

export function createEngine(options: Options): Engine {
  return new ByteEngine(options);
}

/** Rows of a line feed in the printer's own font. */
const lineRows = 30;

class ByteEngine implements Engine {
  garbled = 0;
  readonly #options: Options;
  #head: number[] = [];
  #image: Image | undefined;
  #alignment = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  eat(byte: number): number {
    if (this.#image !== undefined) return this.#eatImage(this.#image, byte);
    this.#head.push(byte);
    const head = this.#head;
    const length = commandLength(head);
    if (length === undefined) return 0;
    if (head[0] === 0x1d && head[1] === 0x76) {
      const widthBytes = (head[4] ?? 0) + 256 * (head[5] ?? 0);
      if (length > head.length) this.#image = { widthBytes, left: length - head.length, row: [] };
      this.#head = [];
      return 0;
    }
    if (head.length < length) return 0;
    this.#head = [];
    return this.#obey(head);
  }

  reset(): void {
    this.#head = [];
    this.#image = undefined;
    this.#alignment = 0;
  }

  #eatImage(image: Image, byte: number): number {
    image.left -= 1;
    image.row.push(byte);
    if (image.left === 0) this.#image = undefined;
    if (image.row.length < image.widthBytes) return 0;
    this.#burn(image.row);
    image.row = [];
    return 1;
  }

  /** Lays a row to the left, the middle or the right, as ESC a says, and burns it. */
  #burn(row: readonly number[]): void {
    const line = new Uint8Array(this.#options.widthDots / 8);
    const roomDots = Math.max(0, this.#options.widthDots - 8 * row.length);
    const startDots = Math.floor((roomDots * this.#alignment) / 2);
    const shift = startDots & 7;
    row.slice(0, line.length).forEach((byte, index) => {
      const at = (startDots >> 3) + index;
      line[at] = (line[at] ?? 0) | (byte >> shift);
      if (shift > 0 && at + 1 < line.length) line[at + 1] = (byte << (8 - shift)) & 255;
    });
    this.#options.paper.print(line);
  }

  #feed(rows: number): number {
    this.#options.paper.feed(rows);
    return rows;
  }

  #obey(command: readonly number[]): number {
    const [first = 0, kind = 0, n = 0, m = 0] = command;
    const letter = String.fromCharCode(kind);
    if (first === 0x1b && letter === "@") this.#alignment = 0;
    if (first === 0x1b && letter === "a") this.#alignment = n % 48;
    if (first === 0x1b && letter === "J") return this.#feed(n);
    if (first === 0x1d && letter === "V") return this.#cut(n, m);
    if (first === 0x1d && letter === "r") this.#answerStatus(n);
    if (first === 0x1d && letter === "(") this.#answerProcessId(command);
    if (first === 0x0a) return this.#feed(lineRows);
    // NUL is ignored; any other byte alone would come out as a letter.
    if (first !== 0x1b && first !== 0x1d && first !== 0x00) this.garbled += 1;
    return 0;
  }

  #cut(mode: number, rows: number): number {
    const moved = mode >= 65 ? this.#feed(rows) : 0;
    this.#options.paper.cut();
    return moved;
  }

  #answerStatus(n: number): void {
    if (n === 1 || n === 49) this.#options.answer(Uint8Array.of(this.#options.paperByte()));
  }

  /** GS ( H, function 48: gives the four characters of the process id back. */
  #answerProcessId(command: readonly number[]): void {
    if (command[2] !== 0x48 || command[5] !== 0x30) return;
    this.#options.answer(Uint8Array.of(0x37, 0x22, ...command.slice(7, 11), 0));
  }
}
