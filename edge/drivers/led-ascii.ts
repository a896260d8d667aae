import { type AsciiDisplayProfile, controlBytes } from "@motcua/device-profiles";
import { allLit } from "./segment-font.ts";

/** What a display answers to a frame, read from all bytes since the frame was sent. */
type AsciiReply = "accepted" | "refused" | "nothing";

/** The codec of one model of ASCII display. */
export interface LedAscii {
  /** The frame that puts `text` on the display at `address`, padded or cut to its digits. */
  readonly encode: (frame: { readonly address: number; readonly text: string }) => Uint8Array;
  /** undefined where the model never answers. */
  readonly reply:
    | { readonly read: (bytes: Uint8Array) => AsciiReply; readonly timeoutMs: number }
    | undefined;
}

type Piece = number | "address" | "text" | "checksum";

/** Makes the codec from a profile that `device-profiles` has checked. */
export function ledAscii(capabilities: AsciiDisplayProfile["capabilities"]): LedAscii {
  const { digits, checksum, reply } = capabilities;
  const pieces = piecesOf(capabilities.frame);
  return {
    encode: ({ address, text }) => {
      const bytes: number[] = [];
      for (const piece of pieces) {
        if (typeof piece === "number") bytes.push(piece);
        else if (piece === "address") bytes.push(...ascii(String(address).padStart(2, "0")));
        else if (piece === "text") bytes.push(...ascii(fit(text, digits)));
        else bytes.push(...ascii(hexadecimal(check(checksum, bytes.slice(1)))));
      }
      return Uint8Array.from(bytes);
    },
    reply: reply && {
      timeoutMs: reply.timeoutMs,
      read: (bytes) => {
        const accept = bytes.indexOf(control(reply.accept));
        const refuse = bytes.indexOf(control(reply.refuse));
        // The first one counts; what comes before it is noise of a line that was just turned round.
        if (accept >= 0 && (refuse < 0 || accept < refuse)) return "accepted";
        return refuse >= 0 ? "refused" : "nothing";
      },
    },
  };
}

/** Splits a template: `<NAME>` is one control byte, `{field}` a field, all else stands for itself. */
function piecesOf(frame: string): Piece[] {
  const tokens = frame.match(/<[^>]*>|\{[^}]*\}|[\s\S]/g) ?? [];
  return tokens.map((token) => {
    if (token === "{address}") return "address";
    if (token === "{text}") return "text";
    if (token === "{checksum}") return "checksum";
    return token.length > 1 ? control(token.slice(1, -1)) : token.charCodeAt(0);
  });
}

function control(name: string): number {
  const byte = controlBytes[name];
  if (byte === undefined) throw new Error(`${name} is no control byte; profiles are checked`);
  return byte;
}

/** Exactly `digits` characters; one that the display cannot have becomes a space. */
function fit(text: string, digits: number): string {
  return (
    text
      // Of what ASCII has, an 8 lights the most.
      .replaceAll(allLit, "8")
      .replace(/[^\x20-\x7e]/g, " ")
      .slice(0, digits)
      .padEnd(digits, " ")
  );
}

function check(kind: "xor" | "sum" | "none", bytes: readonly number[]): number {
  if (kind === "xor") return bytes.reduce((sum, byte) => sum ^ byte, 0);
  return bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0);
}

function hexadecimal(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, "0");
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
