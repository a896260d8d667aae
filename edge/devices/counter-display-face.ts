import type { Ht16k33 } from "../drivers/ht16k33.ts";
import type { LedAscii } from "../drivers/led-ascii.ts";
import type { Answer, Bus } from "../transports/bus.ts";
import type { IoBox } from "../transports/firmata.ts";
import type { KeptLine } from "../transports/keep-line.ts";
import { LineFault } from "../transports/line.ts";

/** What a counter display needs of its hardware, whichever driver and transport that is. */
export interface DisplayFace {
  /**
   * Puts the text on the display. `wake`: it may have lost its set-up. `shown`: the hardware has
   * said so; `sent`: it never says. Rejects with a LineFault.
   */
  put(text: string, wake: boolean): Promise<"shown" | "sent">;
  /** The hardware can be reached again and may have forgotten everything. */
  onUp(listener: () => void): void;
  onDown(listener: (fault: LineFault) => void): void;
}

/** A unit with ASCII frames on a line that it shares with others. */
export function asciiFace(options: {
  readonly line: KeptLine;
  readonly bus: Bus;
  readonly codec: LedAscii;
  readonly address: number;
  /** Told how each frame ended, and whether it was a repeat. */
  readonly onTry?: (answer: Answer, again: boolean) => void;
}): DisplayFace {
  const { line, bus, codec, address, onTry } = options;
  return {
    put: async (text) => {
      const bytes = codec.encode({ address, text });
      const request = { address, bytes, reply: codec.reply };
      const answer = await bus.ask(onTry === undefined ? request : { ...request, onTry });
      return answer === "accepted" ? "shown" : "sent";
    },
    onUp: (listener) => line.onUp(listener),
    onDown: (listener) => line.onDown(listener),
  };
}

/** An HT16K33 on an I²C bus, a box's or the board's; its RAM, read back, proves what is lit. */
export function segmentFace(options: {
  readonly box: Pick<IoBox, "i2cWrite" | "i2cRead" | "onUp" | "onDown">;
  readonly chip: Ht16k33;
  readonly address: number;
}): DisplayFace {
  const { box, chip, address } = options;
  return {
    put: async (text, wake) => {
      for (const command of wake ? chip.init : []) await box.i2cWrite(address, command);
      const frame = chip.encode(text);
      await box.i2cWrite(address, frame);
      const [register = 0, ...wanted] = frame;
      const ram = await box.i2cRead({ address, register, count: wanted.length });
      if (ram.length === 0) throw new LineFault("no-reply", `no chip answers at I²C ${address}`);
      // Some copies of the chip take writes and read as they please: there nobody can know.
      return Buffer.from(ram).equals(Buffer.from(wanted)) ? "shown" : "sent";
    },
    onUp: (listener) => box.onUp(listener),
    onDown: (listener) => box.onDown(listener),
  };
}
