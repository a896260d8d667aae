import type { KeypadProfile } from "@motcua/device-profiles";
import { unnamedByte } from "../drivers/unnamed-digit.ts";
import { joinWords, type Meaning, type Piece } from "./meaning.ts";

const lamps = {
  open: { vi: "đèn: mời bấm", en: "lamp: take presses" },
  closed: { vi: "đèn: không nhận", en: "lamp: take none" },
  thanks: { vi: "đèn: cảm ơn", en: "lamp: thank" },
} as const;

/** Key bytes by the names of their keys, and the bytes of the lamp. */
export function keyMeans(
  { direction, bytes }: Piece,
  capabilities: KeypadProfile["capabilities"],
): Meaning {
  const { press, release, lamp } = capabilities;
  const digit = unnamedByte(capabilities);
  return joinWords(
    [...bytes].flatMap((byte): NonNullable<Meaning>[] => {
      const name = byte.toString(16).padStart(2, "0");
      if (direction === "out") {
        const state = (["open", "closed", "thanks"] as const).find((one) => lamp?.[one] === name);
        return state === undefined ? [] : [lamps[state]];
      }
      if (name === release) return [{ vi: "nhả phím", en: "keys up" }];
      const key = press[name];
      if (byte === digit) return [{ vi: "một phím số", en: "a digit" }];
      return [
        key === undefined
          ? { vi: `byte lạ ${name}`, en: `stray byte ${name}` }
          : { vi: `phím ${key}`, en: `key ${key}` },
      ];
    }),
  );
}
