import type { Chance, Clock } from "@motcua/broker/ports";
import type { SimulatedDevice } from "../../edge/simulated/simulated-device.ts";
import { type Attempt, attempt } from "../../edge/transports/attempt.ts";
import { LineFault, type OpenLine } from "../../edge/transports/line.ts";

/** Chance that always gives the same. */
export const noChance: Chance = {
  unit: () => 0,
  bytes: (count) => new Uint8Array(count),
  id: () => "00000000000000000000000000",
};

/** A line without a system beneath it: what is written is in the devices in the same instant. */
export type DirectLine = {
  readonly open: OpenLine;
  /** Every write so far, in hexadecimal. */
  readonly written: readonly string[];
  plugged: boolean;
  /** The far end reads no more: a write is never taken. */
  blocked: boolean;
  unplug(): void;
};

export function directLine(options: {
  readonly devices: readonly SimulatedDevice[];
  readonly clock: Clock;
  readonly baud?: number;
}): DirectLine {
  const { devices, clock, baud } = options;
  const written: string[] = [];
  let present: Attempt | undefined;
  for (const device of devices) device.onSend((bytes) => present?.received(bytes));
  const line: DirectLine = {
    written,
    plugged: true,
    blocked: false,
    unplug: () => {
      line.plugged = false;
      present?.lost(new LineFault("unplugged", "the test pulled the cable"));
    },
    open: async () => {
      if (!line.plugged) throw new LineFault("port-missing", "the test pulled the cable");
      const fresh = attempt({
        baud,
        clock,
        wire: {
          send: (bytes, done) => {
            if (line.blocked) return;
            written.push(Buffer.from(bytes).toString("hex"));
            for (const device of devices) device.receive(bytes);
            done();
          },
          end: () => Promise.resolve(),
        },
      });
      present = fresh;
      return fresh.line;
    },
  };
  return line;
}
