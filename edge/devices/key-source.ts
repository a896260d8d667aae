import { keysDown } from "../drivers/unnamed-line.ts";
import type { GpioPort } from "../transports/gpio.ts";
import type { SharedI2c } from "../transports/i2c.ts";

/** Where a keypad's levels come from. Rejects with a LineFault. */
export interface KeySource {
  readonly keys: readonly string[];
  /** How often the levels are read, ms. */
  readonly everyMs: number;
  /** Makes the hardware ready; repeated after each fault and once a minute. */
  wake(): Promise<void>;
  /** The keys that are down at this moment. */
  read(): Promise<ReadonlySet<string>>;
  /** Tells that it is worth reading at once; absent: nothing tells. */
  onEdge?(listener: () => void): void;
}

/** Shorter than any press, longer than the bus is busy with a display's frame. */
const pollMs = 10;

/** All lines high: a PCF8574 reads a line only while it lets it go (TI SCPS068, "I/O ports"). */
const released = Uint8Array.of(0xff);

/** Keys between the lines of a PCF8574 and ground. */
export function expanderKeys(options: {
  readonly i2c: SharedI2c;
  readonly address: number;
  /** Line 0 to 7 → key. */
  readonly lines: Readonly<Record<string, string>>;
}): KeySource {
  const { i2c, address, lines } = options;
  return {
    keys: Object.values(lines),
    everyMs: pollMs,
    wake: () => i2c.i2cWrite(address, released),
    read: async () => {
      const [levels = 0xff] = await i2c.i2cRead({ address, count: 1 });
      return new Set(keysDown(levels, lines));
    },
  };
}

/** Edges tell of presses; this finds edges that were lost, keys that stick and a chip that went. */
const lookMs = 250;

/** Keys on GPIO lines. */
export function gpioKeys(options: {
  readonly gpio: GpioPort;
  /** Key → line. */
  readonly pins: Readonly<Record<string, number>>;
  readonly activeLow: boolean;
}): KeySource {
  const { gpio, pins, activeLow } = options;
  let edge: () => void = () => undefined;
  const entries = Object.entries(pins);
  return {
    keys: entries.map(([key]) => key),
    everyMs: lookMs,
    wake: async () => {
      for (const [, line] of entries) await gpio.watch(line, () => edge());
    },
    read: async () => {
      const down = new Set<string>();
      for (const [key, line] of entries) {
        if (((await gpio.read(line)) === 0) === activeLow) down.add(key);
      }
      return down;
    },
    onEdge: (listener) => {
      edge = listener;
    },
  };
}
