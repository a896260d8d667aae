import type { CounterNumber } from "@motcua/broker/contract";
import type { Keypad } from "../devices/device.ts";
import { createRatingWindow, type RatingPorts, type RatingWindow } from "./rating-window.ts";

export type RatingDesk = Pick<RatingWindow, "follow" | "stop">;

/** One counter's rating keypad: its lamp asks while the window is open, and thanks for a press. */
export function createRatingDesk(
  options: RatingPorts & { readonly counter: CounterNumber; readonly keypad: Keypad },
): RatingDesk {
  const { keypad } = options;
  const window = createRatingWindow({
    ...options,
    onChange: (visit) => keypad.lamp(visit === null ? "closed" : "open"),
  });
  keypad.onKey((key) => {
    if (window.rate({ score: Number(key) }) === true) keypad.lamp("thanks");
  });
  return { follow: (picture) => window.follow(picture), stop: () => window.stop() };
}
