import { announcement } from "../speech/announcement.ts";
import { soundOf, type Voice } from "../speech/voice.ts";
import { lengthMs } from "../speech/wav.ts";

/** A call in words, and how long it sounds. */
export function saySpecimen(voice: Voice): string[] {
  return [1, 2].map((times) => {
    const made = announcement(voice, { label: "A042", counter: 3, times });
    if (!made.ok) throw new Error(`the pack cannot say it: ${made.missing}`);
    const seconds = (lengthMs(soundOf(voice, made.clips)) / 1_000).toFixed(1);
    return `“${made.text}”, ${made.clips.length} clips, ${seconds} s`;
  });
}
