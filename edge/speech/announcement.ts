import type { Call } from "@motcua/broker/contract";
import { cover, standsAt } from "./cover.ts";
import { type Dialect, digitWord, numberWords } from "./number-words.ts";
import type { Clip, Voice } from "./voice.ts";

/** What an announcement needs of a call. */
export type Invitation = Pick<Call, "label" | "counter" | "times">;

/** The sentence, and the clips that say it after the chime; or which clip or word is missing. */
export type Announcement = { readonly text: string } & (
  | { readonly ok: true; readonly clips: readonly Clip[] }
  | { readonly ok: false; readonly missing: string }
);

/** Numbers are said up to here; nobody is called a hundred times. */
const timesMax = 99;

/**
 * "Mời công dân có số thứ tự A không bốn hai đến quầy số ba"; a recall adds how often it was
 * said: "…, xin mời lần hai, đến quầy số ba". The label is read digit by digit, zeros too, which
 * is clear in a hall; the counter is a whole number.
 */
export function sentence({ label, counter, times }: Invitation, dialect: Dialect): string {
  const digits = Array.from(label.slice(1), (digit) => digitWord(Number(digit)));
  const who = `Mời công dân có số thứ tự ${[label.slice(0, 1), ...digits].join(" ")}`;
  const where = `đến quầy số ${numberWords(counter, dialect)}`;
  if (times === 1) return `${who} ${where}`;
  return `${who}, xin mời lần ${numberWords(Math.min(times, timesMax), dialect)}, ${where}`;
}

/** What the speaker plays for a call. */
export function announcement(voice: Voice, invitation: Invitation): Announcement {
  const text = sentence(invitation, voice.dialect);
  return spoken(voice, text);
}

/** What a test of the speaker says: words that call nobody. */
export function testSentence(voice: Voice): Announcement {
  return spoken(voice, [1, 2, 3, 4, 5].map(digitWord).join(" "));
}

function spoken(voice: Voice, text: string): Announcement {
  const words = `♪ ${text.replaceAll(",", " ,")}`.split(" ");
  const covered = cover(words, voice.clips);
  if (covered.ok) return { text, ok: true, clips: covered.clips };
  const absent = voice.absent.find((clip) => standsAt(clip.words, words, covered.said));
  return { text, ok: false, missing: absent?.file ?? `"${words[covered.said]}"` };
}

/**
 * Names the clips or words that are missing to say every label and counter of an office, also in
 * a recall; empty when all can be said. `letters` are the letters of its services.
 */
export function unsayable(
  voice: Voice,
  office: { readonly letters: readonly string[]; readonly counters: readonly number[] },
): string[] {
  const missing = new Set<string>();
  const tryOut = (invitation: Invitation) => {
    const tried = announcement(voice, invitation);
    if (!tried.ok) missing.add(tried.missing);
  };
  const [counter = 1] = office.counters;
  const [letter = "A"] = office.letters;
  const everyDigit = Array.from({ length: 10 }, (_, digit) => String(digit).repeat(3));
  for (const each of office.letters) {
    for (const digits of everyDigit) tryOut({ label: each + digits, counter, times: 1 });
  }
  for (const each of office.counters) tryOut({ label: `${letter}001`, counter: each, times: 1 });
  for (let times = 2; times < 10; times++) tryOut({ label: `${letter}001`, counter, times });
  return [...missing];
}
