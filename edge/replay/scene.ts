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

/** Begins with nothing; the first configuration sets it up. */
export function createScene(props: Props, onSetUp: (scene: Scene) => void): Scene {
  let config: BoardConfig | undefined;
  let profiles: readonly unknown[] = [];
  let models: readonly KnownDevice[] = [];
  let peripherals = new Map<string, SimulatedPeripheral>();
  let feeds = new Map<string, Look[]>();
  const health = new Map<string, Health>();

  const setUp = (kept: Extract<Entry, { readonly config: unknown }>["config"]) => {
    const { rev: _, ...said } = kept;
    // A later revision that says the same opened nothing anew.
    if (isDeepStrictEqual(said, { config, profiles })) return;
    scene.stop();
    ({ config, profiles } = said);
    models = modelsOf(kept);
    ({ peripherals, feeds } = plugAll(models, props));
    onSetUp(scene);
  };
  const scene: Scene = {
    get config() {
      return config;
    },
    get models() {
      return models;
    },
    get peripherals() {
      return peripherals;
    },
    healthOf: (device) => health.get(device) ?? { state: "unknown" },
    play: (entry) => {
      if ("config" in entry) setUp(entry.config);
      else if ("line" in entry && "out" in entry) {
        const bytes = Buffer.from(entry.out, "base64");
        for (const { device } of feeds.get(entry.line) ?? []) device.receive(bytes);
      } else if ("says" in entry) say(entry, peripherals.get(entry.device)?.look, props.voice);
      else if ("topic" in entry && "out" in entry && entry.topic.endsWith("/have")) {
        for (const [device, state] of healthIn(entry.out)) health.set(device, state);
      }
    },
    stop: () => {
      for (const { look } of peripherals.values()) look.device.stop();
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

function plugAll(models: readonly KnownDevice[], { clock, ear }: Props) {
  const peripherals = new Map<string, SimulatedPeripheral>();
  const feeds = new Map<string, Look[]>();
  const plug = (port: string, look: Look, names: readonly string[]) => {
    feeds.set(port, [...(feeds.get(port) ?? []), look]);
    for (const name of names) peripherals.set(name, { look, plug: name, line: detached });
  };
  for (const port of new Set(models.map(({ config }) => config.port))) {
    const onPort = models.filter(({ config }) => config.port === port);
    if (port.startsWith("i2c:")) {
      for (const { device, look } of onPort.flatMap((model) => i2cLook(model, clock))) {
        plug(port, look, [device]);
      }
      continue;
    }
    for (const { look, names } of simulateLine(onPort, { clock, ear, line: port }).values()) {
      plug(port, look, names);
    }
  }
  return { peripherals, feeds };
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
