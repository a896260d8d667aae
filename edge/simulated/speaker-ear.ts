import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readVoiceManifest } from "@motcua/device-profiles/voice";

/** What an attentive listener understood. */
export type Heard = {
  /** The chime came before the words. */
  readonly chime: boolean;
  /** The words in order; `[?]` where something sounded that is no clip of the pack. */
  readonly text: string;
};

/** The samples of one clip without the silence around them. */
type Known = { readonly text: string; readonly pcm: Buffer };

/** Samples that begin a clip and tell nearly all of them apart. */
const keyBytes = 8;
/** The clips of a pack are plain files with a header of 44 bytes; the pack's own tests see to it. */
const headerBytes = 44;

/**
 * Learns a voice pack and then tells from samples alone which sentence they say. It knows nothing
 * of calls or sentences, so that what it hears is evidence and not an echo of the program.
 */
export function trainEar(folder: string): (pcm: Uint8Array) => Heard {
  const manifest = readVoiceManifest(folder);
  const clips = manifest.ok ? Object.values(manifest.value.clips) : [];
  const known = new Map<bigint, Known[]>();
  for (const { file, text } of clips) {
    const pcm = withoutSilence(readOrEmpty(join(folder, file)).subarray(headerBytes));
    // A pause is silence, which nobody hears.
    if (pcm.length < keyBytes) continue;
    const key = pcm.readBigUInt64LE(0);
    known.set(key, [...(known.get(key) ?? []), { text, pcm }]);
  }
  return (pcm) => listen(Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength), known);
}

function listen(pcm: Buffer, known: ReadonlyMap<bigint, readonly Known[]>): Heard {
  const words: string[] = [];
  let at = 0;
  while (at + 2 <= pcm.length) {
    const clip = pcm.readInt16LE(at) === 0 ? undefined : longestAt(pcm, at, known);
    if (clip !== undefined) {
      words.push(clip.text);
      at += clip.pcm.length;
    } else {
      if (pcm.readInt16LE(at) !== 0 && words.at(-1) !== "[?]") words.push("[?]");
      at += 2;
    }
  }
  const chime = words[0] === "♪";
  return { chime, text: words.slice(chime ? 1 : 0).join(" ") };
}

function longestAt(pcm: Buffer, at: number, known: ReadonlyMap<bigint, readonly Known[]>) {
  if (at + keyBytes > pcm.length) return undefined;
  const candidates = known.get(pcm.readBigUInt64LE(at)) ?? [];
  return candidates
    .filter((clip) => pcm.subarray(at, at + clip.pcm.length).equals(clip.pcm))
    .sort((a, b) => b.pcm.length - a.pcm.length)[0];
}

function withoutSilence(pcm: Buffer): Buffer {
  let from = 0;
  let to = pcm.length - (pcm.length % 2);
  while (from < to && pcm.readInt16LE(from) === 0) from += 2;
  while (to > from && pcm.readInt16LE(to - 2) === 0) to -= 2;
  return pcm.subarray(from, to);
}

function readOrEmpty(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
