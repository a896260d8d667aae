import type { Tap } from "../../edge/simulated/listen.ts";

/** The scores that citizens were thanked for, by counter, in order. */
export type Thanks = {
  readonly tap: Tap;
  thankedAt(counter: number): readonly number[];
  /**
   * Whether this keypad's lamp has been told something since its last press. Who presses again
   * before that makes it unknowable for which press the next thanks are.
   */
  isAnswered(counter: number): boolean;
};

/** Bytes of the profile keys-rating-4: scores 1 to 4, and the lamp that thanks. */
const scoreOf = new Map([0x31, 0x32, 0x33, 0x34].map((byte, index) => [byte, index + 1]));
const thanksByte = 0x54;

/**
 * Listens on the rating keypads' own lines: what was pressed last when the keypad was told to
 * thank. Knows nothing of the product but the bytes of the keypad.
 */
export function watchThanks(): Thanks {
  const pressed = new Map<string, number>();
  const thanked = new Map<string, number[]>();
  const unanswered = new Set<string>();
  return {
    tap: (device, direction, bytes) => {
      if (!device.startsWith("rating")) return;
      for (const byte of bytes) {
        const score = scoreOf.get(byte);
        if (direction === "out" && score !== undefined) {
          pressed.set(device, score);
          unanswered.add(device);
        }
        if (direction === "in") unanswered.delete(device);
        const last = pressed.get(device);
        if (direction !== "in" || byte !== thanksByte || last === undefined) continue;
        thanked.set(device, [...(thanked.get(device) ?? []), last]);
      }
    },
    isAnswered: (counter) => !unanswered.has(`rating${counter}`),
    thankedAt: (counter) => thanked.get(`rating${counter}`) ?? [],
  };
}
