import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { HallEvent } from "../../fleet-server/queue/events.ts";
import type { HallView } from "../../fleet-server/queue/view.ts";
import { boardMode } from "./board-mode.ts";
import type { BuiltProgram, Exit } from "./built-program.ts";
import { readJournal } from "./journal.ts";
import type { Mosquitto } from "./mosquitto.ts";
import type { Network } from "./network.ts";
import { type OfficeHttp, officeHttp } from "./office-http.ts";
import { layWiring, type OfficeOptions, type Which, type Wiring } from "./office-wiring.ts";
import { type Peripherals, peripheralsOf } from "./peripherals.ts";
import { type PluggedHall, plugHall } from "./plugged-hall.ts";
import { inShort, type Until, untilWith } from "./until.ts";

/** The sample office at work: both built programs, its devices in the hands of the test. */
export type Office = OfficeHttp & {
  readonly dataDir: string;
  readonly serverUrl: string;
  readonly edgeUrl: string;
  readonly peripherals: Peripherals;
  /** Path of its `office.yaml`. */
  readonly documentPath: string;
  /** Undefined with the broker inside the server. */
  readonly mosquitto: Mosquitto | undefined;
  /** The cable between board and broker, where `cable` was asked for. */
  readonly network: Network;
  readonly logs: { readonly server: readonly string[]; readonly edge: readonly string[] };
  journal(): readonly HallEvent[];
  /** Sends a signal and resolves when the program has ended. */
  kill(which: Which, signal?: NodeJS.Signals): Promise<Exit>;
  /** Starts a program again; `env` is for this life only. */
  start(which: Which, env?: NodeJS.ProcessEnv): Promise<void>;
  exited(which: Which): Promise<Exit>;
  /** Resolves when the board is online and its displays and printer are well. */
  ready(): Promise<void>;
  /** Asks a probe until it gives something; there is no other waiting. */
  readonly until: Until;
  /** Stops everything and removes the data folder. */
  stop(): Promise<void>;
};

const samplePath = new URL("../../fleet-server/office/sample-office.yaml", import.meta.url);
/** The product promises to stop within 10 s; a busy machine may keep it from that. */
const stopMs = 50_000;

/** Starts the sample office and resolves when it is ready for a citizen. */
export async function startOffice(options: OfficeOptions = {}): Promise<Office> {
  const dataDir = mkdtempSync(join(tmpdir(), "motcua-office-"));
  const folder = join(dataDir, "lines");
  mkdirSync(folder);
  const { lines = "tcp", edit = (document) => document, tap } = options;
  const document = edit(readFileSync(samplePath, "utf8"));
  const hall = await plugHall({ document, lines, folder, ...(tap && { tap }) });
  const documentPath = join(dataDir, "office.yaml");
  writeFileSync(documentPath, hall.document);
  const wiring = await layWiring(dataDir, options);
  const office = joined({ dataDir, documentPath, hall, ...wiring });
  try {
    await Promise.all([office.start("server"), office.start("edge")]);
    await office.ready();
  } catch (error) {
    await office.stop();
    throw error;
  }
  return office;
}

function joined(
  parts: {
    readonly dataDir: string;
    readonly documentPath: string;
    readonly hall: PluggedHall;
  } & Wiring,
): Office {
  const { dataDir, documentPath, hall, mosquitto, network, programs } = parts;
  const urls = { server: "", edge: "" };
  const http = officeHttp(() => urls.server);
  const logs = { server: programs.server.log, edge: programs.edge.log };
  const until = untilWith(async () => {
    const hallNow = await http.hall().then(inShort, String);
    const tails = Object.entries(logs).map(([which, log]) => [`--- ${which}`, ...log.slice(-12)]);
    return [hallNow, ...tails.flat()].join("\n");
  });
  const kill = async (which: Which, signal: NodeJS.Signals = "SIGKILL") => {
    programs[which].kill(signal);
    return programs[which].exited();
  };
  return {
    ...http,
    dataDir,
    documentPath,
    mosquitto,
    peripherals: peripheralsOf(hall),
    logs,
    get network() {
      if (network === undefined) throw new Error("this office was started without `cable`");
      return network;
    },
    get serverUrl() {
      return urls.server;
    },
    get edgeUrl() {
      return urls.edge;
    },
    journal: () => readJournal(dataDir),
    kill,
    start: async (which, env) => {
      urls[which] = await programs[which].start(env);
    },
    exited: (which) => programs[which].exited(),
    until,
    ready: async () => {
      await until("the board is online and its devices are well", async () => {
        return isReady(await http.hall()) && (await boardMode(urls.edge)) === "ready";
      });
    },
    stop: async () => {
      await Promise.all([end(programs.server), end(programs.edge)]);
      await Promise.all([mosquitto?.kill(), network?.cut()]);
      await hall.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Ends a program as Ctrl-C does; one that does not obey is killed, and the test has failed. */
async function end(program: BuiltProgram): Promise<void> {
  program.kill("SIGTERM");
  const late = wait(stopMs, "late", { ref: false });
  if ((await Promise.race([program.exited(), late])) !== "late") return;
  program.kill("SIGKILL");
  throw new Error(
    `a program did not stop within ${stopMs} ms:\n${program.log.slice(-12).join("\n")}`,
  );
}

const neededToServe = ["printer1", "kiosk1", "led1", "led2", "led3", "keys1", "keys2", "keys3"];

function isReady({ boards }: HallView): boolean {
  return boards.every(
    ({ state, devices }) =>
      state === "online" &&
      neededToServe.every((name) =>
        devices.some((device) => device.name === name && device.health.state === "ok"),
      ),
  );
}
