import { isDeepStrictEqual } from "node:util";
import { type BoardConfig, type Health, have } from "@motcua/broker/contract";
import type { Profile } from "@motcua/device-profiles";
import { reader } from "@motcua/device-profiles/document";
import { readProfile } from "@motcua/device-profiles/read-profile";
import type { KnownDevice } from "../known-device.ts";
import type { Entry } from "../recorder/entry.ts";
import { simulateLine } from "../simulated/simulate-line.ts";
import { i2cLook } from "../simulated/simulated-buses.ts";
import type { Look, SimulatedPeripheral } from "../simulated/simulated-peripheral.ts";
import type { trainEar } from "../simulated/speaker-ear.ts";
import { soundOf, type Voice } from "../speech/voice.ts";
import { writeWav } from "../speech/wav.ts";
import { detached } from "./detached-line.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** What a scene is played with. */
export type Props = {
  readonly clock: VirtualClock;
  readonly voice: Voice;
  readonly ear: ReturnType<typeof trainEar>;
};

/** The devices of a recording, simulated, without a line: they are fed what was recorded. */
export type Scene = {
  readonly config: BoardConfig | undefined;
  /** Its devices with the models that were recorded. */
  readonly models: readonly KnownDevice[];
  readonly peripherals: ReadonlyMap<string, SimulatedPeripheral>;
  /** As the board itself told it. */
  healthOf(device: string): Health;
  /** Lets one entry happen; the clock stands at its time. */
  play(entry: Entry): void;
  stop(): void;
};

/** The devices of one port. */
type OnPort = {
  readonly models: readonly KnownDevice[];
  readonly looks: readonly Look[];
  readonly peripherals: ReadonlyMap<string, SimulatedPeripheral>;
};

/**
 * Begins with nothing; configurations set it up. As on the board, what a later one leaves as it was
 * goes on; `onSetUp` is told the devices that are new.
 */
export function createScene(
  props: Props,
  onSetUp: (scene: Scene, fresh: ReadonlySet<string>) => void,
): Scene {
  let config: BoardConfig | undefined;
  let ports = new Map<string, OnPort>();
  let peripherals = new Map<string, SimulatedPeripheral>();
  const health = new Map<string, Health>();

  const setUp = (kept: Extract<Entry, { readonly config: unknown }>["config"]) => {
    const before = ports;
    const models = modelsOf(kept);
    const fresh = new Set<string>();
    ports = new Map();
    for (const port of new Set(models.map((model) => model.config.port))) {
      const own = models.filter((model) => model.config.port === port);
      const had = before.get(port);
      const stays = had !== undefined && isDeepStrictEqual(had.models, own);
      ports.set(port, stays ? had : plugPort(port, own, props));
      if (!stays) for (const model of own) fresh.add(model.config.name);
    }
    for (const [port, gone] of before) if (ports.get(port) !== gone) unplug(gone);
    config = kept.config;
    peripherals = new Map([...ports.values()].flatMap((port) => [...port.peripherals]));
    onSetUp(scene, fresh);
  };
  const scene: Scene = {
    get config() {
      return config;
    },
    get models() {
      return [...ports.values()].flatMap(({ models }) => models);
    },
    get peripherals() {
      return peripherals;
    },
    healthOf: (device) => health.get(device) ?? { state: "unknown" },
    play: (entry) => {
      if ("config" in entry) setUp(entry.config);
      else if ("line" in entry && "out" in entry) {
        const bytes = Buffer.from(entry.out, "base64");
        for (const { device } of ports.get(entry.line)?.looks ?? []) device.receive(bytes);
      } else if ("says" in entry) say(entry, peripherals.get(entry.device)?.look, props.voice);
      else if ("topic" in entry && "out" in entry && entry.topic.endsWith("/have")) {
        for (const [device, state] of healthIn(entry.out)) health.set(device, state);
      }
    },
    stop: () => {
      for (const port of ports.values()) unplug(port);
    },
  };
  return scene;
}

function modelsOf(kept: Extract<Entry, { readonly config: unknown }>["config"]): KnownDevice[] {
  const profiles = new Map<string, Profile>();
  for (const profile of kept.profiles) {
    const id = idOf(profile);
    // JSON is YAML: a recorded profile passes the same reader as one that ships.
    const read = readProfile(JSON.stringify(profile), id);
    if (read.ok) profiles.set(id, read.value);
  }
  return kept.config.devices.flatMap((config) => {
    const profile = profiles.get(config.profile);
    return profile === undefined ? [] : [{ config, profile }];
  });
}

function plugPort(port: string, models: readonly KnownDevice[], { clock, ear }: Props): OnPort {
  const looks: Look[] = [];
  const peripherals = new Map<string, SimulatedPeripheral>();
  const plug = (look: Look, names: readonly string[]) => {
    looks.push(look);
    for (const name of names) peripherals.set(name, { look, plug: name, line: detached });
  };
  if (port.startsWith("i2c:")) {
    const chips = models.flatMap((model) => i2cLook(model, clock));
    for (const { device, look } of chips) plug(look, [device]);
  } else {
    const wired = simulateLine(models, { clock, ear, line: port });
    for (const { look, names } of wired.values()) plug(look, names);
  }
  return { models, looks, peripherals };
}

function unplug({ looks }: OnPort): void {
  for (const { device } of looks) device.stop();
}

function say(
  { says }: Extract<Entry, { readonly says: unknown }>,
  look: Look | undefined,
  voice: Voice,
): void {
  const clips = says.clips.flatMap((id) => voice.clips.find((clip) => clip.id === id) ?? []);
  if (look?.kind === "speaker") look.device.receive(writeWav(soundOf(voice, clips)));
}

const readHave = reader(have.body);

/** The healths in a board's own report, where it has the form that this release knows. */
function healthIn(message: unknown): [string, Health][] {
  const read = readHave(message);
  return read.ok ? read.value.devices.map(({ name, health }) => [name, health]) : [];
}

function idOf(profile: unknown): string {
  const { id } = (profile ?? {}) as { readonly id?: unknown };
  return typeof id === "string" ? id : "";
}
