import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DeviceConfig, Fact } from "@motcua/broker/contract";
import { openLog, openStore } from "@motcua/broker/log";
import { shippedVoice } from "@motcua/device-profiles/voice";
import { expect, onTestFinished, test } from "vitest";
import { realClock } from "../../tests/harness/clocks.ts";
import { noChance } from "../../tests/harness/direct-line.ts";
import { eventually } from "../../tests/harness/until.ts";
import type { Amplifier } from "../devices/amplifier.ts";
import { openBoardDisk } from "../devices/board-disk.ts";
import type { Player } from "../speech/player.ts";
import { loadVoice } from "../speech/voice.ts";
import { createTallyBook } from "../telemetry/tally.ts";
import type { Connections } from "./connect-devices.ts";
import { noteMissingSlips } from "./missing-slips.ts";
import { plugIn } from "./plug-in.ts";
import type { StationPorts } from "./station-ports.ts";

/** The speaker stands before its amplifier in the document: the order there means nothing. */
const devices: DeviceConfig[] = [
  { name: "speaker1", profile: "speaker-wav", port: "alsa:default" },
  { name: "amp1", profile: "amplifier-gpio", port: "gpio:sim:pins1", pins: { enable: 25 } },
  { name: "coffee1", profile: "coffee-machine", port: "serial:/dev/ttyUSB9" },
];

const quiet = () => undefined;

function stationPorts(): StationPorts {
  const folder = mkdtempSync(join(tmpdir(), "motcua-plug-"));
  const store = openStore(join(folder, "board.db"));
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  const voice = loadVoice(shippedVoice());
  if (!voice.ok) throw new Error("the pack that ships");
  return {
    ...{ clock: realClock, chance: noChance, store, voice: voice.value },
    disk: openBoardDisk(store, realClock),
    outbox: openLog<Fact>(store, "facts", noChance),
    tallies: createTallyBook(),
    recorder: { tap: (_, open) => open, piece: () => undefined, says: () => undefined },
    ask: async () => ({ problem: { code: "server-away" } }),
    stillWanted: () => true,
    crash: () => undefined,
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    noPrinter: () => undefined,
    prove: () => undefined,
    onFact: () => undefined,
    onHealth: () => undefined,
    tap: undefined,
  };
}

test("an amplifier of the board is on around each sentence of its speakers", async () => {
  const log: string[] = [];
  const common = { health: () => ({ state: "ok" }) as const, onHealth: () => undefined };
  const player: Player = {
    ...common,
    play: async () => {
      log.push("sentence");
      return { ok: true };
    },
    stop: async () => undefined,
  };
  const amplifier: Amplifier = {
    ...{ ...common, name: "amp1", stop: async () => undefined },
    before: (one) => ({
      ...one,
      play: async (sound) => {
        log.push("on");
        const played = await one.play(sound);
        log.push("off");
        return played;
      },
    }),
  };
  const connections: Connections = {
    display: () => undefined,
    keypad: () => undefined,
    line: () => undefined,
    player: () => player,
    amplifier: ({ profile }) => (profile.kind === "amplifier" ? amplifier : undefined),
    stop: async () => undefined,
  };
  const missing = noteMissingSlips(realClock);
  const ports = { ...stationPorts(), missing };
  const amplifiers = () => plugged.amplifiers.values();
  const plugged = plugIn(devices, connections, { ...ports, amplifiers });
  expect([...plugged.all.keys()]).toEqual(["speaker1", "amp1"]);
  const [speaker] = plugged.speakers;
  speaker?.offer([{ seq: 1, label: "A001", counter: 1, ageMs: 0, times: 1, undone: false }]);
  await eventually(() => expect(log).toEqual(["on", "sentence", "off"]));
  await speaker?.stop();
});
