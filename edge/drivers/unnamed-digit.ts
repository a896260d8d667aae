import type { KeypadProfile } from "@motcua/device-profiles";

type Capabilities = KeypadProfile["capabilities"];

/** What a digit is called that is not told. */
export const unnamedDigit = "digit";

/** `?`: what it would look like in a terminal. */
const firstTried = 0x3f;

/**
 * Stands in a recording for any digit of a keypad: a person logs in with digits. It is the same
 * byte for recorder and replay because both find it in the profile: the first from `?` on that
 * means nothing there.
 */
export function unnamedByte({ press, release }: Capabilities): number {
  const free = Array.from({ length: 256 }, (_, n) => (firstTried + n) % 256).find((byte) => {
    const name = hex(byte);
    return press[name] === undefined && name !== release;
  });
  // A profile of 256 keys has nothing free; then a digit is its release, which is no press.
  return free ?? 0;
}

/** The same keypad with one more key, the unnamed digit. */
export function withUnnamedDigit<C extends Capabilities>(capabilities: C): C {
  const press = { ...capabilities.press, [hex(unnamedByte(capabilities))]: unnamedDigit };
  return { ...capabilities, press };
}

/** The bytes of a keypad with its digits unnamed; as many as before. */
export function withoutDigits(capabilities: Capabilities): (bytes: Uint8Array) => Uint8Array {
  const stand = unnamedByte(capabilities);
  return (bytes) =>
    bytes.map((byte) => (/^[0-9]$/.test(capabilities.press[hex(byte)] ?? "") ? stand : byte));
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
