import { type AsciiDisplayProfile, controlBytes } from "@motcua/device-profiles";

/** How one model's frames are built; a part of its profile's capabilities. */
export type FrameForm = Pick<
  AsciiDisplayProfile["capabilities"],
  "digits" | "frame" | "checksum" | "reply"
>;

/** A frame as a display reads it. */
export type LedFrame = {
  /** 0 where the frame has none. */
  readonly address: number;
  readonly text: string;
  /** Its checksum is right, or this model has none. */
  readonly sound: boolean;
};

/** What one place of a frame holds. */
type Place = { readonly byte: number } | { readonly field: "address" | "text" | "checksum" };

/**
 * Reads frames of one model out of a stream of bytes, noise included. Written from the template
 * alone, apart from the encoder, so that a mistake in one of them is seen.
 */
export function createLedFrameReader(form: FrameForm) {
  const places = placesOf(form);
  let held: number[] = [];
  return {
    read: (bytes: Uint8Array): LedFrame[] => {
      const frames: LedFrame[] = [];
      for (const byte of bytes) {
        held.push(byte);
        while (!couldBegin(places, held)) held.shift();
        if (held.length < places.length) continue;
        frames.push(frameOf(form, places, held));
        held = [];
      }
      return frames;
    },
    forget: () => {
      held = [];
    },
  };
}

/** The byte of a control character by its name, as `reply:` gives it. */
export function controlByte(name: string): number {
  return controlBytes[name] ?? 0;
}

const widths = { address: 2, checksum: 2 } as const;

function placesOf({ frame, digits }: FrameForm): Place[] {
  const tokens = frame.match(/<[^>]*>|\{[^}]*\}|[\s\S]/g) ?? [];
  return tokens.flatMap((token): Place[] => {
    const field = (["address", "text", "checksum"] as const).find((one) => token === `{${one}}`);
    if (field === undefined) {
      const byte = token.length > 1 ? controlByte(token.slice(1, -1)) : token.charCodeAt(0);
      return [{ byte }];
    }
    const width = field === "text" ? digits : widths[field];
    return Array.from({ length: width }, () => ({ field }));
  });
}

function couldBegin(places: readonly Place[], held: readonly number[]): boolean {
  return held.every((byte, index) => {
    const place = places[index];
    if (place === undefined) return false;
    if ("byte" in place) return byte === place.byte;
    if (place.field === "address") return byte >= 0x30 && byte <= 0x39;
    if (place.field === "text") return byte >= 0x20 && byte <= 0x7e;
    return /[0-9A-F]/.test(String.fromCharCode(byte));
  });
}

function frameOf(form: FrameForm, places: readonly Place[], held: readonly number[]): LedFrame {
  const field = (name: "address" | "text" | "checksum") =>
    String.fromCharCode(
      ...held.filter((_, index) => {
        const place = places[index];
        return place !== undefined && "field" in place && place.field === name;
      }),
    );
  const end = places.findIndex((place) => "field" in place && place.field === "checksum");
  const sum = checksumOf(form.checksum, held.slice(1, end));
  return {
    address: Number(field("address")),
    text: field("text"),
    sound: form.checksum === "none" || Number.parseInt(field("checksum"), 16) === sum,
  };
}

function checksumOf(kind: FrameForm["checksum"], bytes: readonly number[]): number {
  let sum = 0;
  for (const byte of bytes) sum = kind === "xor" ? sum ^ byte : (sum + byte) % 256;
  return sum;
}
