/**
 * Makes the voice pack that ships, `vi/`. For developers, after a change of `phrases.ts`:
 *
 *     apt install espeak-ng sox && npx tsx device-profiles/voice/make-pack.ts
 *
 * The same versions of both tools give the same bytes. The product never runs this.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Phrase, phrases } from "./phrases.ts";

const sampleHz = 16_000;
const format = ["-r", String(sampleHz), "-b", "16", "-c", "1"];

/** Slower than the voice's own 175 words a minute: a hall echoes and people are old. */
const wordsPerMinute = 138;

/**
 * Quiet parts are raised so that a word's end carries through a hall: 3 ms attack, 60 ms
 * release, soft knee of 6 dB. Input is lowered by 6 dB first, or loud clips overshoot.
 */
const compress = ["compand", "0.003,0.06", "6:-50,-50,-40,-28,-24,-14,-12,-9,0,-6", "0", "-90"];

/** All clips are equally loud: root mean square and highest peak, dB below full scale. */
const loudnessDb = -14.5;
const peakDb = -1;

/** Silence after each clip: the breath between two words, s. */
const breathS = "0.06";

/**
 * Cuts the silence before the sound, and the voice's long tail. 0.2 % of full scale is silence:
 * at 0.5 % the closing t of "một" and "hát", 80 ms after the vowel, was cut off with the tail.
 */
const trim = ["silence", "1", "0.005", "0.2%"];

const scratch = mkdtempSync(join(tmpdir(), "voice-pack-"));
const pack = join(import.meta.dirname, "vi");

function sox(...args: readonly string[]): void {
  execFileSync("sox", ["-D", "-R", ...args]);
}

function say({ id, text, spoken }: Phrase): void {
  const raw = join(scratch, "raw.wav");
  const even = join(scratch, "even.wav");
  execFileSync("espeak-ng", ["-v", "vi", "-s", String(wordsPerMinute), "-w", raw, spoken ?? text]);
  // The fades of 12 and 4 ms keep a cut from clicking; reversed, the end is a beginning.
  const ends = [...trim, "fade", "t", "0.004", "reverse", ...trim, "fade", "t", "0.012", "reverse"];
  sox(raw, ...format, even, "gain", "-n", "-6", ...ends, ...compress);
  const gainDb = loudnessDb - peakDb - rmsDb(even);
  const level = ["gain", "-l", gainDb.toFixed(2), "gain", String(peakDb)];
  sox(even, join(pack, `${id}.wav`), ...level, "pad", "0", breathS);
}

/** The two tones that turn heads before the words: E5, then C5 a moment later, both dying away. */
function ring(): void {
  const tone = (name: string, hz: string, lengthS: string, startS: string) => {
    const shape = ["fade", "l", "0.004", lengthS, lengthS, "pad", startS];
    sox("-n", ...format, join(scratch, name), "synth", lengthS, "sine", hz, ...shape);
    return join(scratch, name);
  };
  const ding = tone("ding.wav", "659.26", "0.7", "0");
  const dong = tone("dong.wav", "523.25", "1.0", "0.4");
  sox("-m", ding, dong, ...format, join(pack, "chime.wav"), "gain", "-n", "-4", "pad", "0", "0.1");
}

/** The silence where an announcement has a comma. */
function rest(): void {
  sox("-n", ...format, join(pack, "pause.wav"), "trim", "0", "0.16");
}

/** Samples of a file that sox wrote: 44 bytes of header, then 16-bit little-endian PCM. */
function samplesOf(path: string): Int16Array {
  const pcm = readFileSync(path).subarray(44);
  return Int16Array.from({ length: pcm.length / 2 }, (_, at) => pcm.readInt16LE(at * 2));
}

function rmsDb(path: string): number {
  const samples = samplesOf(path);
  const power = samples.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0);
  return 10 * Math.log10(power / samples.length);
}

function manifest(): string {
  const clips = [{ id: "chime", text: "♪" }, { id: "pause", text: "," }, ...phrases];
  const entries = clips.map(({ id, text }) => {
    const durationMs = Math.round((samplesOf(join(pack, `${id}.wav`)).length / sampleHz) * 1000);
    return `  ${id}: { file: ${id}.wav, text: "${text}", durationMs: ${durationMs} }`;
  });
  return [
    "# Made by make-pack.ts with espeak-ng (voice vi) and sox. How to replace it: ../README.md",
    "language: vi",
    "dialect: northern",
    `sampleHz: ${sampleHz}`,
    "clips:",
    ...entries,
    "",
  ].join("\n");
}

rmSync(pack, { recursive: true, force: true });
mkdirSync(pack);
try {
  ring();
  rest();
  for (const phrase of phrases) say(phrase);
  writeFileSync(join(pack, "manifest.yaml"), manifest());
} finally {
  rmSync(scratch, { recursive: true });
}
