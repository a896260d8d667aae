import { promisify } from "node:util";
import { crc32, deflateRaw, inflateRawSync } from "node:zlib";

/**
 * A recording is a gzip file of many members (RFC 1952, 2.2), as `zcat` reads it. Each member says
 * its own length in an extra field, so that a reader finds the next one behind a torn one.
 */

const deflate = promisify(deflateRaw);

/** ID1 ID2, CM = deflate, FLG = FEXTRA, no time, no flags, OS = Unix, XLEN = 8, `MQ`, LEN = 4. */
const head = Buffer.from("1f8b0804000000000003" + "0800" + "4d510400", "hex");
/** The fixed bytes, and the length of the whole member. */
const headerBytes = head.length + 4;
/** CRC-32 and length of what was packed. */
const trailerBytes = 8;

/** More than a second ever brings: a damaged length asks for no memory. */
const unpackedMax = 32 * 1_024 * 1_024;

/** Packs some text, away from the event loop. */
export async function packMember(text: string): Promise<Buffer> {
  const plain = Buffer.from(text);
  const packed = await deflate(plain);
  const bytes = headerBytes + packed.length + trailerBytes;
  const member = Buffer.allocUnsafe(bytes);
  head.copy(member);
  member.writeUInt32LE(bytes, head.length);
  packed.copy(member, headerBytes);
  member.writeUInt32LE(crc32(plain), bytes - trailerBytes);
  member.writeUInt32LE(plain.length, bytes - 4);
  return member;
}

/** Bytes of `file` up to the end of its last whole member. */
export function wholeBytes(file: Buffer): number {
  let at = 0;
  for (;;) {
    const bytes = memberBytes(file, at);
    if (bytes === undefined) return at;
    at += bytes;
  }
}

/** A member's text, and where in the file it lies. */
type Unpacked = { readonly from: number; readonly to: number; readonly text: string };

/**
 * The text of each whole member. One that was torn by a power cut, or is damaged, is passed over,
 * and `onDamage` learns how many bytes that cost.
 */
export function* unpackMembers(
  file: Buffer,
  onDamage: (bytes: number) => void,
): Generator<Unpacked, void, void> {
  let at = 0;
  while (at < file.length) {
    const bytes = memberBytes(file, at);
    const text = bytes === undefined ? undefined : unpackMember(file.subarray(at, at + bytes));
    if (text !== undefined && bytes !== undefined) {
      yield { from: at, to: at + bytes, text };
      at += bytes;
      continue;
    }
    const next = file.indexOf(head, at + 1);
    const skipped = (next < 0 ? file.length : next) - at;
    onDamage(skipped);
    at += skipped;
  }
}

function memberBytes(file: Buffer, at: number): number | undefined {
  if (at + headerBytes + trailerBytes > file.length) return undefined;
  if (!file.subarray(at, at + head.length).equals(head)) return undefined;
  const bytes = file.readUInt32LE(at + head.length);
  const fits = bytes > headerBytes + trailerBytes && at + bytes <= file.length;
  return fits ? bytes : undefined;
}

/** The text of one member; undefined where it is damaged. */
export function unpackMember(member: Buffer): string | undefined {
  try {
    const body = member.subarray(headerBytes, -trailerBytes);
    const plain = inflateRawSync(body, { maxOutputLength: unpackedMax });
    const whole = crc32(plain) === member.readUInt32LE(member.length - trailerBytes);
    return whole ? plain.toString("utf8") : undefined;
  } catch {
    // What cannot be inflated is damage like any other.
    return undefined;
  }
}
