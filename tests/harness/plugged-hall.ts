import { join } from "node:path";
import type { DeviceConfig } from "@motcua/broker/contract";
import { profiles } from "@motcua/device-profiles";
import type { Tap } from "../../edge/simulated/listen.ts";
import { type SimulatedHall, startSimulatedHall } from "../../edge/simulated/simulated-hall.ts";
import type { Look } from "../../edge/simulated/simulated-peripheral.ts";
import { boardConfigOf } from "../../fleet-server/office/board-config.ts";
import { readOffice } from "../../fleet-server/office/read.ts";
import { realClock } from "./clocks.ts";
import { freePort } from "./free-port.ts";
import { layPty, type PtyLine } from "./pty-line.ts";

/** How the product reaches the devices: serial device nodes, or TCP addresses. */
export type Lines = "pty" | "tcp";

/** A device that the test holds, with its cable. */
export type Plugged = {
  readonly look: Look;
  /** Pulls the cable, and with it the power. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
};

/** Every `sim:` device of an office document, on lines that a real one could be on. */
export type PluggedHall = {
  /** The document with the ports on which the devices are. */
  readonly document: string;
  device(name: string): Plugged;
  stop(): Promise<void>;
};

/**
 * Builds the simulated devices of a document on the real clock and rewrites it to where they are:
 * a PTY in `folder`, or loopback TCP. A speaker is always reached by TCP: sound has no serial port.
 */
export async function plugHall(options: {
  readonly document: string;
  readonly lines: Lines;
  readonly folder: string;
  readonly tap?: Tap;
}): Promise<PluggedHall> {
  const { document, lines, folder, tap } = options;
  const devices = devicesOf(document);
  const hall = await startSimulatedHall({
    ...{ devices, clock: realClock, freePort, ...(tap && { tap }) },
  });
  const ptys = new Map<string, PtyLine>();
  for (const { port, profile } of devices) {
    const line = lineName(port);
    if (lines === "tcp" || line === undefined || profile.startsWith("speaker")) continue;
    if (!ptys.has(line)) ptys.set(line, await layPty(join(folder, line), portOf(hall, line)));
  }
  const address = (line: string) => {
    const pty = ptys.get(line);
    return pty === undefined ? `tcp://127.0.0.1:${portOf(hall, line)}` : `serial:${pty.path}`;
  };
  return {
    document: document.replaceAll(simulated, (_, before, line) => `${before}${address(line)}`),
    device: (name) => {
      const line = lineName(devices.find((device) => device.name === name)?.port ?? "");
      return plugged(hall, name, ptys.get(line ?? ""));
    },
    stop: async () => {
      await Promise.all([...ptys.values()].map((pty) => pty.down()));
      await hall.stop();
    },
  };
}

/** `port: sim:<line>` or `port: firmata:sim:<line>`, where it is not in a comment. */
const simulated = /^([^#\n]*port: (?:firmata:)?)sim:([a-z0-9-]+)/gm;

function lineName(port: string): string | undefined {
  return /^(?:firmata:)?sim:(.*)$/.exec(port)?.[1];
}

function portOf(hall: SimulatedHall, line: string): number {
  const address = hall.address(line);
  if (address === undefined) throw new Error(`no simulated line is named ${line}`);
  return address.port;
}

function devicesOf(document: string): readonly DeviceConfig[] {
  const read = readOffice(document, profiles());
  if (!read.ok) throw new Error(read.faults.map(({ message }) => message).join(" "));
  const office = read.value;
  return office.boards.flatMap(({ name }) => {
    const wanted = boardConfigOf(office, name, { rev: 1, serverUrl: "" });
    return wanted === undefined ? [] : wanted.config.devices;
  });
}

function plugged(hall: SimulatedHall, name: string, pty: PtyLine | undefined): Plugged {
  const peripheral = hall.peripherals.get(name);
  if (peripheral === undefined) throw new Error(`the office has no simulated ${name}`);
  const { look, plug, line } = peripheral;
  const onLine = [...hall.peripherals.values()].filter((each) => each.line === line);
  return {
    look,
    plug: async () => {
      await line.plug(plug);
      await pty?.up();
    },
    unplug: async () => {
      // A converter goes with the last device on its line.
      const last = onLine.every((each) => each.plug === plug || !line.plugged(each.plug));
      if (last) await pty?.down();
      await line.unplug(plug);
    },
  };
}
