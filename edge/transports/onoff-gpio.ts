import { findGpioBase } from "./find-gpio-chip.ts";
import { type GpioPort, gpioFault, type Level } from "./gpio.ts";
import { LineFault } from "./line.ts";

/** A line of the optional package `onoff`. */
type Gpio = {
  readSync(): Level;
  writeSync(level: Level): void;
  watch(listener: (error: Error | null | undefined, level: Level) => void): void;
  unexport(): void;
};

/** Lines go by the kernel's own number, which is the chip's base and the line. */
type Package = {
  readonly Gpio: new (line: number, direction: "in" | "high" | "low", edge?: "both") => Gpio;
};

/**
 * Lines of a chip by its label, through the optional package `onoff`. The package is loaded and
 * the chip looked up at the first use, and again after that failed: a chip on a USB adapter comes
 * and goes.
 */
export function onoffGpio(options: {
  readonly label: string;
  readonly root?: string;
  readonly load?: () => Promise<Package>;
}): GpioPort {
  const { label, root, load = () => import("onoff") } = options;
  const lines = new Map<number, Gpio>();
  const listeners = new Map<number, (level: Level) => void>();

  const made = async (line: number, direction: "in" | "high" | "low"): Promise<Gpio> => {
    const known = lines.get(line);
    if (known !== undefined) return known;
    const { Gpio } = await load().catch((error: Error) => {
      throw new LineFault("not-supported", `the package onoff is missing: ${error.message}`);
    });
    const base = await findGpioBase(label, root);
    if (direction !== "in") {
      const output = new Gpio(base + line, direction);
      lines.set(line, output);
      return output;
    }
    const input = new Gpio(base + line, direction, "both");
    lines.set(line, input);
    input.watch((error, level) => {
      // A failed read of an edge is found by the next read of the line.
      if (error === null || error === undefined) listeners.get(line)?.(level);
    });
    return input;
  };
  const giveBack = (line: number) => {
    try {
      lines.get(line)?.unexport();
    } catch {
      // The chip is gone, and its lines with it.
    }
    lines.delete(line);
  };
  const use = async <T>(line: number, act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      giveBack(line);
      throw gpioFault(error);
    }
  };
  return {
    watch: (line, listener) => {
      listeners.set(line, listener);
      return use(line, async () => void (await made(line, "in")));
    },
    read: (line) => use(line, async () => (await made(line, "in")).readSync()),
    write: (line, level) =>
      use(line, async () => {
        (await made(line, level === 1 ? "high" : "low")).writeSync(level);
      }),
    close: async () => {
      for (const line of [...lines.keys()]) giveBack(line);
    },
  };
}
