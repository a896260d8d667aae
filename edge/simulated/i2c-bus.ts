import type { I2cBus, OpenI2c } from "../transports/i2c.ts";
import type { Plugs } from "./simulated-peripheral.ts";

/** A chip on a simulated bus, one transfer at a time. */
export interface I2cChip {
  readonly address: number;
  write(bytes: readonly number[]): void;
  /** A chip without registers takes no notice of `register`. */
  read(register: number, count: number): readonly number[];
  powerOff(): void;
}

/** An I²C adapter with its chips; who is unplugged, or on the list, does not acknowledge. */
export interface SimulatedI2c extends Plugs {
  readonly open: OpenI2c;
  /** Addresses that do not acknowledge although their chip is there. */
  readonly nacks: Set<number>;
  /** Each transfer as `70 w e8` or `20 r ff`. */
  readonly transfers: readonly string[];
}

/** A bench page does not look further back. */
const transfersMax = 1_000;

export function createSimulatedI2c(chips: ReadonlyMap<string, I2cChip>): SimulatedI2c {
  const unplugged = new Set<string>();
  const nacks = new Set<number>();
  const transfers: string[] = [];

  const chipAt = (address: number): I2cChip => {
    for (const [name, chip] of chips) {
      if (chip.address === address && !unplugged.has(name) && !nacks.has(address)) return chip;
    }
    throw errno("EREMOTEIO", "EREMOTEIO, Remote I/O error");
  };
  const note = (address: number, way: "w" | "r", bytes: readonly number[]) => {
    transfers.push(`${hex([address])} ${way} ${hex(bytes)}`);
    if (transfers.length > transfersMax) transfers.shift();
  };
  const bus: I2cBus = {
    write: async (address, bytes) => {
      chipAt(address).write([...bytes]);
      note(address, "w", [...bytes]);
    },
    read: async ({ address, register = 0, count }) => {
      const bytes = chipAt(address).read(register, count);
      note(address, "r", bytes);
      return Uint8Array.from(bytes);
    },
    close: async () => undefined,
  };
  return {
    open: async () => bus,
    nacks,
    transfers,
    plugged: (name) => !unplugged.has(name),
    unplug: async (name) => {
      unplugged.add(name);
      chips.get(name)?.powerOff();
    },
    plug: async (name) => {
      unplugged.delete(name);
    },
  };
}

function errno(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
