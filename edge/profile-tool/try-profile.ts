import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BoardConfig, DeviceConfig, Fact } from "@motcua/broker/contract";
import { openLog, openStore } from "@motcua/broker/log";
import { settled } from "@motcua/broker/ports";
import { lendProfile, type Profile } from "@motcua/device-profiles";
import { parsePort } from "@motcua/device-profiles/port";
import { shippedVoice } from "@motcua/device-profiles/voice";
import { createStation, type Station } from "../agent/station.ts";
import { openBoardDisk } from "../devices/board-disk.ts";
import type { LineRecorder } from "../recorder/recorder.ts";
import { loadVoice } from "../speech/voice.ts";
import { createTallyBook } from "../telemetry/tally.ts";
import { ToolFault } from "../tool-fault.ts";
import type { ToolPorts } from "../tool-ports.ts";
import { driveDevice } from "./drive-device.ts";
import { hearLines } from "./heard-lines.ts";
import { loadProfile } from "./load-profile.ts";

/** A device is there within this time after its port is opened, ms: an Arduino takes the longest. */
const upWithinMs = 15_000;

/** What answers at all has answered by then, ms; some models never do, and stay unknown. */
const answersWithinMs = 1_000;

/**
 * Drives one device of a profile that stands in a file, by the very code that a board runs, and
 * writes what its line carries. Throws a ToolFault where the file or the port is wrong.
 */
export async function tryProfile(
  options: {
    readonly path: string;
    /** As in office.yaml, or `sim` for a simulated device. */
    readonly port: string;
    readonly address: number | undefined;
  },
  ports: ToolPorts,
): Promise<void> {
  const { write, clock } = ports;
  const profile = await loadProfile(options.path);
  lendProfile(profile);
  const device = deviceOf(profile, options);
  write(`${profile.id} on ${device.port}`);
  const config = boardOf(device);
  const folder = mkdtempSync(join(tmpdir(), "motcua-try-"));
  const lines = hearLines(config, write);
  const station = await openStation(config, { ...ports, folder, lines });
  try {
    const health = () => station.health.of(device.name);
    const isKnown = () => health().state !== "unknown";
    await settled(clock, upWithinMs, () => lines.isUp || isKnown());
    await settled(clock, answersWithinMs, isKnown);
    const { state, code } = health();
    write(code === undefined ? `health: ${state}` : `health: ${state} (${code})`);
    const look = station.peripherals().get(device.name)?.look;
    const done = await driveDevice({ ...ports, profile, config, device, station, look });
    if (!done)
      throw new ToolFault("not-tried", "The device did not do it", "Read the lines above.");
  } finally {
    await station.stop();
    rmSync(folder, { recursive: true });
  }
}

function deviceOf(
  profile: Profile,
  { port, address }: { readonly port: string; readonly address: number | undefined },
): DeviceConfig {
  const full = port === "sim" ? simulatedPort(profile) : port;
  const parsed = parsePort(full);
  if (!parsed.ok) {
    const [fault] = parsed.faults;
    throw new ToolFault("not-tried", fault?.message ?? "The port is wrong", fault?.remedy ?? "");
  }
  const simulates = full.includes("sim:");
  if (!simulates && !profile.ports.some((kind) => kind === parsed.value.kind)) {
    const known = profile.ports.join(", ");
    throw new ToolFault(
      "not-tried",
      `${full} is no port of this model`,
      `Its ports are: ${known}.`,
    );
  }
  return {
    ...{ name: "device1", profile: profile.id, port: full, counter: 1 },
    ...(address !== undefined && { address }),
  };
}

/** The simulated port that stands for the first one of the profile. */
function simulatedPort({ ports: [kind = "serial"] }: Profile): string {
  return kind === "firmata" || kind === "i2c" || kind === "gpio" ? `${kind}:sim:try` : "sim:try";
}

function boardOf(device: DeviceConfig): BoardConfig {
  return {
    office: { code: "o00000", name: { vi: "Thử thiết bị", en: "Device trial" } },
    ...{ board: "try-device", serverUrl: "http://127.0.0.1" },
    ...{ services: [], classes: [], counters: [{ number: 1 }], devices: [device] },
  };
}

async function openStation(
  config: BoardConfig,
  ports: ToolPorts & {
    readonly folder: string;
    readonly lines: LineRecorder;
  },
): Promise<Station> {
  const { clock, chance, folder, lines } = ports;
  const voice = loadVoice(shippedVoice());
  if (!voice.ok) throw new Error("the voice pack that ships with Motcua is broken");
  const store = openStore(join(folder, "try.db"));
  const disk = openBoardDisk(store, clock);
  const station = createStation({
    ...{ clock, chance, store, disk, voice: voice.value, tap: undefined },
    outbox: openLog<Fact>(store, "facts", chance),
    recorder: lines,
    tallies: createTallyBook(),
    crash: () => undefined,
    logger: ports.logger,
    ask: async () => ({ problem: { code: "server-away" } }),
    stillWanted: () => false,
    noPrinter: () => undefined,
    prove: () => undefined,
    onFact: () => undefined,
    onHealth: () => undefined,
  });
  await station.configure(config, { leaving: () => undefined, opening: () => undefined });
  return {
    ...station,
    stop: async () => {
      await station.stop();
      disk.stop();
      store.close();
    },
  };
}
