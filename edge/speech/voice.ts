import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Checked } from "@motcua/device-profiles/document";
import { readVoiceManifest } from "@motcua/device-profiles/voice";
import type { Words } from "./cover.ts";
import type { Dialect } from "./number-words.ts";
import { readWav, type Sound } from "./wav.ts";

/** A clip of the pack: its words, and its samples. */
export type Clip = { readonly id: string; readonly words: Words; readonly pcm: Uint8Array };

/** A clip that the manifest lists and that cannot be used. */
export type AbsentClip = {
  readonly id: string;
  readonly file: string;
  readonly words: Words;
  readonly why: "missing" | "damaged";
};

/** A voice pack in memory, under 2 MB: at a call nothing is read from the card. */
export type Voice = {
  /** Where it was loaded from. */
  readonly folder: string;
  readonly dialect: Dialect;
  readonly sampleHz: number;
  readonly clips: readonly Clip[];
  readonly absent: readonly AbsentClip[];
};

/** Loads a pack. Clips that are missing or damaged are told, and the others still speak. */
export function loadVoice(folder: string): Checked<Voice> {
  const manifest = readVoiceManifest(folder);
  if (!manifest.ok) return manifest;
  const { dialect, sampleHz } = manifest.value;
  const clips: Clip[] = [];
  const absent: AbsentClip[] = [];
  for (const [id, { file, text }] of Object.entries(manifest.value.clips)) {
    const words = text.normalize("NFC").split(" ");
    const found = clipOf({ id, file, words }, { folder, sampleHz });
    if ("pcm" in found) clips.push(found);
    else absent.push(found);
  }
  return { ok: true, value: { folder, dialect, sampleHz, clips, absent } };
}

/** Looks again for the clips that are absent; the same object where nothing has changed. */
export function mendVoice(voice: Voice): Voice {
  const looked = voice.absent.map((clip) => clipOf(clip, voice));
  const found = looked.filter((clip): clip is Clip => "pcm" in clip);
  if (found.length === 0) return voice;
  const absent = looked.filter((clip): clip is AbsentClip => !("pcm" in clip));
  return { ...voice, clips: [...voice.clips, ...found], absent };
}

function clipOf(
  { id, file, words }: Omit<AbsentClip, "why">,
  { folder, sampleHz }: Pick<Voice, "folder" | "sampleHz">,
): Clip | AbsentClip {
  const bytes = read(join(folder, file));
  const sound = bytes === undefined ? undefined : readWav(bytes);
  if (sound?.sampleHz === sampleHz) return { id, words, pcm: sound.pcm };
  return { id, file, words, why: bytes === undefined ? "missing" : "damaged" };
}

/** One sound of several clips. */
export function soundOf(voice: Voice, clips: readonly Clip[]): Sound {
  return { sampleHz: voice.sampleHz, pcm: Buffer.concat(clips.map(({ pcm }) => pcm)) };
}

function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
