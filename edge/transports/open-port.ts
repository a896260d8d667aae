import type { Clock } from "@motcua/broker/ports";
import type { BytePort } from "@motcua/device-profiles/port";
import { LineFault, type OpenLine } from "./line.ts";

import { openSerial } from "./serial.ts";
import { openTcp } from "./tcp.ts";
import { openUsbPrinter } from "./usb-printer.ts";

/** Where a simulated device listens; undefined when there is none of that name. */
export type SimulatedAddress = (
  name: string,
) => { readonly host: string; readonly port: number } | undefined;

/** A profile without `serial:` was never meant for a serial port; this is the commonest pace. */
const baudWithoutProfile = 9_600;

/**
 * How to open a port. A simulated device is reached by the very TCP transport that reaches a
 * real one, so that a demo shows nothing that the product does not do.
 */
export function openPort(options: {
  readonly port: BytePort;
  /** The profile's pace; only a serial port uses it. */
  readonly baud?: number;
  readonly clock: Clock;
  readonly simulated: SimulatedAddress;
}): OpenLine {
  const { port, baud = baudWithoutProfile, clock, simulated } = options;
  switch (port.kind) {
    case "serial":
      return () => openSerial({ path: port.path, baud, clock });
    case "tcp":
      return () => openTcp({ host: port.host, port: port.port, clock });
    case "usb":
      return () => openUsbPrinter({ port, clock });
    case "sim":
      return async () => {
        const address = simulated(port.name);
        if (address !== undefined) return openTcp({ ...address, clock });
        throw new LineFault("port-missing", `no simulated device is named ${port.name}`);
      };
  }
}
