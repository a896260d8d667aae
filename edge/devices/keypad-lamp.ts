import type { Cancel, Clock } from "@motcua/broker/ports";
import type { GpioPort, Level } from "../transports/gpio.ts";
import { LineFault } from "../transports/line.ts";

/** A keypad's lamp on a line of its own. */
export interface KeypadLamp {
  /** Lit while a press is awaited; thanks by blinking, and is dark afterwards. */
  set(state: "open" | "closed" | "thanks"): void;
  /** The line may have forgotten: says again what holds. */
  refresh(): void;
  stop(): void;
}

/** Slow enough to be seen as thanks, over before the next citizen sits down. */
const blinkMs = 200;
const blinks = 3;

/** A lamp on a GPIO line, lit while the line is high. Its line's faults the keypad tells. */
export function gpioLamp(options: {
  readonly gpio: GpioPort;
  readonly line: number;
  readonly clock: Clock;
}): KeypadLamp {
  const { gpio, line, clock } = options;
  let lit: Level = 0;
  let blinking: Cancel = () => undefined;

  const show = (level: Level) => {
    lit = level;
    gpio.write(line, level).catch((error: unknown) => {
      if (!(error instanceof LineFault)) throw error;
    });
  };
  const blink = (left: number) => {
    show(left % 2 === 0 ? 0 : 1);
    if (left > 0) blinking = clock.after(blinkMs, () => blink(left - 1));
  };
  return {
    set: (state) => {
      blinking();
      if (state === "thanks") blink(2 * blinks - 1);
      else show(state === "open" ? 1 : 0);
    },
    refresh: () => show(lit),
    stop: () => blinking(),
  };
}
