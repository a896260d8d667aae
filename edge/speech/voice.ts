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
    const bytes = read(join(folder, file));
    const sound = bytes === undefined ? undefined : readWav(bytes);
    if (sound?.sampleHz === sampleHz) clips.push({ id, words, pcm: sound.pcm });
    else absent.push({ id, file, words, why: bytes === undefined ? "missing" : "damaged" });
  }
  return { ok: true, value: { dialect, sampleHz, clips, absent } };
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
