import type { Clock } from "../ports.ts";

/** When, by the monotonic clock, the facts of this process were written. */
export type Ages = {
  /** Facts up to `seq` are there now. */
  readonly note: (seq: number) => void;
  /** Facts up to `seq` are acknowledged. */
  readonly forget: (seq: number) => void;
  /** Ms since fact `seq` was noted; null for one from before this process, whose age is unknown. */
  readonly ageMs: (seq: number) => number | null;
};

/** Noted moments; a board that is offline longer than these sends its facts without an age. */
const notesMax = 20_000;

/** `last` is the newest fact at the start of the process. */
export function createAges(clock: Clock, last: number): Ages {
  let known = last;
  let notes: { readonly from: number; readonly upto: number; readonly monoMs: number }[] = [];
  return {
    note: (seq) => {
      if (seq <= known || notes.length >= notesMax) return;
      notes.push({ from: known + 1, upto: seq, monoMs: clock.monoMs() });
      known = seq;
    },
    forget: (seq) => {
      notes = notes.filter((note) => note.upto > seq);
    },
    ageMs: (seq) => {
      const note = notes.find(({ from, upto }) => from <= seq && seq <= upto);
      return note === undefined ? null : Math.round(clock.monoMs() - note.monoMs);
    },
  };
}
