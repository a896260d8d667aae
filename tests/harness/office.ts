import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Tap } from "../../edge/simulated/listen.ts";
import type { HallEvent } from "../../fleet-server/queue/events.ts";
import { type BuiltProgram, builtProgram, type Exit } from "./built-program.ts";
import { freePort } from "./free-port.ts";
import { readJournal } from "./journal.ts";
import { type Mosquitto, prepareMosquitto } from "./mosquitto.ts";
import { type OfficeHttp, officeHttp } from "./office-http.ts";
import { type Peripherals, peripheralsOf } from "./peripherals.ts";
import { type Lines, type PluggedHall, plugHall } from "./plugged-hall.ts";

export type OfficeOptions = {
  /** Default `tcp`; `pty` needs socat. */
  readonly lines?: Lines;
  /** Default `aedes`, inside the server; `mosquitto` needs Debian's. */
  readonly broker?: "aedes" | "mosquitto";
  readonly env?: { readonly server?: NodeJS.ProcessEnv; readonly edge?: NodeJS.ProcessEnv };
  /** Changes the sample's document before it is written. */
  readonly edit?: (document: string) => string;
  /** Sees every byte of every device. */
  readonly tap?: Tap;
  /** Another program in place of the built one: one with a planted fault. */
  readonly program?: { readonly server?: string; readonly edge?: string };
};

type Which = "server" | "edge";

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
  readonly logs: { readonly server: readonly string[]; readonly edge: readonly string[] };
  journal(): readonly HallEvent[];
  /** Sends a signal and resolves when the program has ended. */
  kill(which: Which, signal?: NodeJS.Signals): Promise<Exit>;
  /** Starts a program again; `env` is for this life only. */
  start(which: Which, env?: NodeJS.ProcessEnv): Promise<void>;
  exited(which: Which): Promise<Exit>;
  /** Resolves when the board is online and its displays and printer are well. */
  ready(): Promise<void>;
  /**
   * Asks `probe` until it gives something other than undefined or false, which is the result.
   * The error after `withinMs` shows what it gave last and how both logs end.
   */
  until<T>(what: string, probe: Probe<T>, withinMs?: number): Promise<T>;
  /** Stops everything and removes the data folder. */
  stop(): Promise<void>;
};

/** A probe that throws is asked again: a server that is being started refuses connections. */
export type Probe<T> = () => T | undefined | false | Promise<T | undefined | false>;

const samplePath = new URL("../../fleet-server/office/sample-office.yaml", import.meta.url);
const probeEveryMs = 20;
/** Two cores may carry several offices at once. */
const patienceMs = 15_000;

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
  const mosquitto =
    options.broker === "mosquitto"
      ? await prepareMosquitto({ dataDir, office: "o26734", board: "box-26734" })
      : undefined;
  await mosquitto?.start();
  const programs = await programsOf(dataDir, { ...options, mosquitto });
  const office = joined({ dataDir, documentPath, hall, mosquitto, programs });
  try {
    await Promise.all([office.start("server"), office.start("edge")]);
    await office.ready();
  } catch (error) {
    await office.stop();
    throw error;
  }
  return office;
}

type Programs = Readonly<Record<Which, BuiltProgram>>;

async function programsOf(
  dataDir: string,
  { mosquitto, env, program }: { readonly mosquitto: Mosquitto | undefined } & OfficeOptions,
): Promise<Programs> {
  const both = { DATA_DIR: dataDir, LOG_LEVEL: "info" };
  const ports = { HTTP_PORT: String(await freePort()), MQTT_PORT: String(await freePort()) };
  const broker = mosquitto === undefined ? {} : { BROKER_URL: mosquitto.url };
  return {
    server: builtProgram(
      "server",
      { ...both, ...ports, ...broker, ...env?.server },
      program?.server,
    ),
    edge: builtProgram(
      "edge",
      { ...both, EDGE_HTTP_PORT: String(await freePort()), ...env?.edge },
      program?.edge,
    ),
  };
}

function joined(parts: {
  readonly dataDir: string;
  readonly documentPath: string;
  readonly hall: PluggedHall;
  readonly mosquitto: Mosquitto | undefined;
  readonly programs: Programs;
}): Office {
  const { dataDir, documentPath, hall, mosquitto, programs } = parts;
  const urls = { server: "", edge: "" };
  const http = officeHttp(() => urls.server);
  const logs = { server: programs.server.log, edge: programs.edge.log };
  const tails = () =>
    Object.entries(logs).map(([which, log]) => `--- ${which}\n${log.slice(-12).join("\n")}`);
  const until = async <T>(what: string, probe: Probe<T>, withinMs = patienceMs): Promise<T> => {
    const deadlineMs = performance.now() + withinMs;
    let last: unknown;
    for (;;) {
      const seen = await Promise.resolve()
        .then(probe)
        .catch((error: unknown) => {
          last = error;
          return undefined;
        });
      if (seen !== undefined && seen !== false) return seen;
      if (performance.now() > deadlineMs) break;
      await wait(probeEveryMs);
    }
    const hallNow = await http.hall().catch((error: unknown) => String(error));
    const state = [`last fault: ${String(last)}`, JSON.stringify(hallNow), ...tails()];
    throw new Error(`not within ${withinMs} ms: ${what}\n${state.join("\n")}`);
  };
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
      await until("the board is online and its devices are well", async () =>
        isReady(await http.hall()),
      );
    },
    stop: async () => {
      await Promise.all([kill("server", "SIGTERM"), kill("edge", "SIGTERM")]);
      await mosquitto?.kill();
      await hall.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const neededToServe = ["printer1", "kiosk1", "led1", "led2", "led3", "keys1", "keys2", "keys3"];

function isReady({ boards }: Awaited<ReturnType<OfficeHttp["hall"]>>): boolean {
  return boards.every(
    ({ state, devices }) =>
      state === "online" &&
      neededToServe.every((name) =>
        devices.some((device) => device.name === name && device.health.state === "ok"),
      ),
  );
}
