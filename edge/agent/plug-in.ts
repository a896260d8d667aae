import type { DeviceConfig } from "@motcua/broker/contract";
import type { Amplifier } from "../devices/amplifier.ts";
import { createCallSpeaker } from "../devices/call-speaker.ts";
import type { CallSpeaker, CounterDisplay, Device } from "../devices/device.ts";
import { openJobStore } from "../devices/print-job-store.ts";
import { startTicketPrinter, type TicketPrinter } from "../devices/ticket-printer.ts";
import { type KnownDevice, knownDevice } from "../known-device.ts";
import type { Player } from "../speech/player.ts";
import type { Sound } from "../speech/wav.ts";
import {
  countCalls,
  countPictures,
  countPresses,
  countReconnects,
  countSlips,
} from "../telemetry/watch-device.ts";
import { createSlipPainter } from "../ticket/raster.ts";
import type { Connections } from "./connect-devices.ts";
import type { MissingSlips } from "./missing-slips.ts";
import type { PlacedKeypad } from "./press-desks.ts";
import type { StationPorts } from "./station-ports.ts";

/** The devices of a board by what they are; `all` by name. */
export type PluggedIn = {
  readonly displays: CounterDisplay[];
  readonly keypads: PlacedKeypad[];
  readonly speakers: CallSpeaker[];
  readonly printers: TicketPrinter[];
  /** By name; each stands behind every speaker of the board. */
  readonly amplifiers: Map<string, Amplifier>;
  readonly all: Map<string, Device>;
};

export type PlugPorts = StationPorts & {
  readonly missing: MissingSlips;
  /** The board's amplifiers of the moment: they stand behind each of its speakers. */
  readonly amplifiers: () => Iterable<Amplifier>;
};

/**
 * Starts a device for each line of the configuration. What this board cannot drive is left out:
 * the health book says so, and everything else works.
 */
export function plugIn(
  configs: readonly DeviceConfig[],
  connections: Connections,
  ports: PlugPorts,
): PluggedIn {
  const plugged: PluggedIn = {
    displays: [],
    keypads: [],
    speakers: [],
    printers: [],
    amplifiers: new Map(),
    all: new Map(),
  };
  for (const device of configs.flatMap((one) => knownDevice(one) ?? [])) {
    const started = start(device, { plugged, connections, ports });
    if (started === undefined) continue;
    plugged.all.set(started.name, started);
    countReconnects(started, ports.tallies.of(started.name));
  }
  return plugged;
}

type Place = {
  readonly plugged: PluggedIn;
  readonly connections: Connections;
  readonly ports: PlugPorts;
};

function start(device: KnownDevice, { plugged, connections, ports }: Place): Device | undefined {
  const { profile } = device;
  const tally = ports.tallies.of(device.config.name);
  switch (profile.kind) {
    case "counter-display": {
      const display = connections.display(device);
      return kept(plugged.displays, display && countPictures(display, tally));
    }
    case "keypad": {
      const keypad = connections.keypad(device);
      const { counter } = device.config;
      if (keypad === undefined) return undefined;
      plugged.keypads.push({ keypad, purpose: profile.purpose, counter });
      countPresses(keypad, tally);
      return keypad;
    }
    case "amplifier": {
      const amplifier = connections.amplifier(device);
      if (amplifier !== undefined) plugged.amplifiers.set(amplifier.name, amplifier);
      return amplifier;
    }
    case "speaker": {
      const player = amplified(connections.player(device), ports.amplifiers);
      const { voice, store, disk } = ports;
      const { name } = device.config;
      const speaker =
        player &&
        createCallSpeaker({
          ...{ name, voice, player, store, disk },
          onSay: (said) => ports.recorder.says(name, said),
        });
      if (speaker !== undefined) countCalls(speaker, tally);
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
  ports: PlugPorts,
): TicketPrinter | undefined {
  const line = connections.line({ config, profile });
  if (line === undefined || profile.kind !== "ticket-printer") return undefined;
  const { capabilities } = profile;
  const { name } = config;
  const { store, disk, outbox, clock, missing } = ports;
  const count = countSlips(ports.tallies.of(name));
  return startTicketPrinter({
    name,
    capabilities,
    line,
    painter: createSlipPainter(capabilities),
    jobs: openJobStore({ store, disk, outbox, device: name, wallMs: () => clock.wallMs() }),
    disk,
    clock,
    crash: ports.crash,
    stillWanted: ports.stillWanted,
    onFact: ports.onFact,
    onUnpaintable: (error) => ports.logger.error({ err: error, name }, "a slip cannot be drawn"),
    onEnd: (fact) => {
      count(fact);
      missing.note(fact);
    },
  });
}

/** The same player, with the board's amplifiers on while it plays. */
function amplified(player: Player | undefined, amplifiers: PlugPorts["amplifiers"]) {
  if (player === undefined) return undefined;
  const behind = () => [...amplifiers()].reduce((one, each) => each.before(one), player);
  return { ...player, play: (sound: Sound) => behind().play(sound) };
}

function kept<D extends Device>(list: D[], device: D | undefined): D | undefined {
  if (device !== undefined) list.push(device);
  return device;
}
