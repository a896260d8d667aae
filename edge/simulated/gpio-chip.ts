import type { GpioPort, Level } from "../transports/gpio.ts";
import { LineFault } from "../transports/line.ts";
import type { Plugs } from "./simulated-peripheral.ts";

/** A GPIO chip whose inputs a test or a simulated key drives, and whose outputs can be seen. */
export interface SimulatedGpio extends Plugs {
  readonly port: GpioPort;
  /** What stands on an input from outside. */
  drive(line: number, level: Level): void;
  /** What the product last put on an output; undefined: it never was one. */
  output(line: number): Level | undefined;
  /** Called when an output changes. */
  onOutput(listener: (line: number, level: Level) => void): void;
}

/**
 * Inputs are pulled up. The names are those of the devices on its lines: pulling any of them out
 * pulls out the chip, as a USB adapter is.
 */
export function createSimulatedGpio(): SimulatedGpio {
  const inputs = new Map<number, Level>();
  const outputs = new Map<number, Level>();
  const watchers = new Map<number, (level: Level) => void>();
  const onlookers: ((line: number, level: Level) => void)[] = [];
  const unplugged = new Set<string>();
  const there = () => {
    if (unplugged.size > 0) throw new LineFault("unplugged", "the GPIO chip is gone");
  };
  return {
    port: {
      watch: async (line, listener) => {
        there();
        watchers.set(line, listener);
      },
      read: async (line) => {
        there();
        return inputs.get(line) ?? 1;
      },
      write: async (line, level) => {
        there();
        if (outputs.get(line) === level) return;
        outputs.set(line, level);
        for (const onlooker of onlookers) onlooker(line, level);
      },
      close: async () => watchers.clear(),
    },
    drive: (line, level) => {
      inputs.set(line, level);
      if (unplugged.size === 0) watchers.get(line)?.(level);
    },
    output: (line) => outputs.get(line),
    onOutput: (listener) => void onlookers.push(listener),
    plugged: (name) => !unplugged.has(name),
    unplug: async (name) => {
      unplugged.add(name);
    },
    plug: async (name) => {
      unplugged.delete(name);
    },
  };
}
