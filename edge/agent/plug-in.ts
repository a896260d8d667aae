import type { BoardConfig } from "@motcua/broker/contract";
import { createCallSpeaker } from "../devices/call-speaker.ts";
import type { CallSpeaker, CounterDisplay, Device } from "../devices/device.ts";
import { openJobStore } from "../devices/print-job-store.ts";
import { startTicketPrinter, type TicketPrinter } from "../devices/ticket-printer.ts";
import { createSlipPainter } from "../ticket/raster.ts";
import { type Connections, type KnownDevice, knownDevice } from "./connect-devices.ts";
import type { PlacedKeypad } from "./press-desks.ts";
import type { StationPorts } from "./station-ports.ts";

/** The devices of a board by what they are; `all` by name. */
export type PluggedIn = {
  readonly displays: CounterDisplay[];
  readonly keypads: PlacedKeypad[];
  readonly speakers: CallSpeaker[];
  readonly printers: TicketPrinter[];
  readonly all: Map<string, Device>;
};

/**
 * Starts a device for each line of the configuration. What this board cannot drive is left out:
 * the health book says so, and everything else works.
 */
export function plugIn(
  config: BoardConfig,
  connections: Connections,
  ports: StationPorts,
): PluggedIn {
  const plugged: PluggedIn = {
    displays: [],
    keypads: [],
    speakers: [],
    printers: [],
    all: new Map(),
  };
  for (const device of config.devices.flatMap((one) => knownDevice(one) ?? [])) {
    const started = start(device, { plugged, connections, ports });
    if (started !== undefined) plugged.all.set(started.name, started);
  }
  return plugged;
}

type Place = {
  readonly plugged: PluggedIn;
  readonly connections: Connections;
  readonly ports: StationPorts;
};

function start(device: KnownDevice, { plugged, connections, ports }: Place): Device | undefined {
  const { profile } = device;
  switch (profile.kind) {
    case "counter-display":
      return kept(plugged.displays, connections.display(device));
    case "keypad": {
      const keypad = connections.keypad(device);
      const { counter } = device.config;
      if (keypad !== undefined) plugged.keypads.push({ keypad, purpose: profile.purpose, counter });
      return keypad;
    }
    case "speaker": {
      const player = connections.player(device);
      const { voice, store } = ports;
      const speaker =
        player && createCallSpeaker({ name: device.config.name, voice, player, store });
      return kept(plugged.speakers, speaker);
    }
    case "ticket-printer":
      return kept(plugged.printers, startPrinter(device, connections, ports));
    case "touch-page":
    case "rating-page":
      return undefined;
  }
}

function startPrinter(
  { config, profile }: KnownDevice,
  connections: Connections,
  ports: StationPorts,
): TicketPrinter | undefined {
  const line = connections.line({ config, profile });
  if (line === undefined || profile.kind !== "ticket-printer") return undefined;
  const { capabilities } = profile;
  const { store, outbox, clock } = ports;
  return startTicketPrinter({
    name: config.name,
    capabilities,
    line,
    painter: createSlipPainter(capabilities),
    jobs: openJobStore({ store, outbox, device: config.name, wallMs: () => clock.wallMs() }),
    clock,
    crash: ports.crash,
    stillWanted: ports.stillWanted,
    onFact: ports.onFact,
  });
}

function kept<D extends Device>(list: D[], device: D | undefined): D | undefined {
  if (device !== undefined) list.push(device);
  return device;
}
