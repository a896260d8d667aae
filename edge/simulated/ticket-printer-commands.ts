/**
 * The command language as a printer reads it: the length of each command, so that image data is
 * never taken for a command. Written from the language's reference, without the encoder.
 */

/** ESC x: bytes in all. What is not listed takes its two bytes. */
const escapeLengths: Record<string, number> = {
  "@": 2,
  "2": 2,
  a: 3,
  J: 3,
  d: 3,
  "!": 3,
  "3": 3,
  E: 3,
  M: 3,
  R: 3,
  t: 3,
};

/** GS x: bytes in all, for those with a fixed length. */
const groupLengths: Record<string, number> = { r: 3, a: 3, I: 3, "!": 3, B: 3, P: 4, L: 4, W: 4 };

/** DLE EOT n and DLE ENQ n; DLE DC4 takes 10 bytes as function 8, else 5. */
function realTimeLength([, kind, fn]: readonly number[]): number | undefined {
  if (kind === undefined) return undefined;
  if (kind === 0x04 || kind === 0x05) return 3;
  if (kind !== 0x14) return 1;
  if (fn === undefined) return undefined;
  return fn === 8 ? 10 : 5;
}

/** The whole length of the command that begins so; undefined while it cannot be known yet. */
export function commandLength(head: readonly number[]): number | undefined {
  const [first, kind, third, fourth] = head;
  if (first === 0x10) return realTimeLength(head);
  if (first !== 0x1b && first !== 0x1d) return 1;
  if (kind === undefined) return undefined;
  const letter = String.fromCharCode(kind);
  if (first === 0x1b) return escapeLengths[letter] ?? 2;
  if (letter === "V") {
    if (third === undefined) return undefined;
    return third >= 65 ? 4 : 3;
  }
  if (letter === "v") {
    if (head.length < 8) return undefined;
    const [xl = 0, xh = 0, yl = 0, yh = 0] = head.slice(4);
    return 8 + (xl + 256 * xh) * (yl + 256 * yh);
  }
  if (letter === "(") {
    const high = head[4];
    return fourth === undefined || high === undefined ? undefined : 5 + fourth + 256 * high;
  }
  return groupLengths[letter] ?? 2;
}

/** Whether these bytes are a real-time command, which overtakes what is in the buffer. */
export function isRealTime(command: readonly number[]): boolean {
  return command[0] === 0x10 && command.length >= 3;
}
