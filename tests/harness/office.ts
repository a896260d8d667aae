import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Account } from "@motcua/broker/mosquitto";
import type { Tap } from "../../edge/simulated/listen.ts";
import type { HallEvent } from "../../fleet-server/queue/events.ts";
import type { HallView } from "../../fleet-server/queue/view.ts";
import { boardMode } from "./board-mode.ts";
import { type BuiltProgram, builtProgram, type Exit } from "./built-program.ts";
import { placeSecret } from "./credentials.ts";
import { freePort } from "./free-port.ts";
import { readJournal } from "./journal.ts";
import { type Mosquitto, prepareMosquitto } from "./mosquitto.ts";
import { layNetwork, type Network } from "./network.ts";
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
  /** Lays the network cable between board and broker through the test. */
  readonly cable?: boolean;
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

type Programs = Readonly<Record<Which, BuiltProgram>>;
type Wiring = {
  readonly mosquitto: Mosquitto | undefined;
  readonly network: Network | undefined;
  readonly programs: Programs;
};

const sampleOffice = "o26734";
const sampleBoard = "box-26734";

/** The broker, the cable to it, and both programs, which know where everything is. */
async function layWiring(dataDir: string, options: OfficeOptions): Promise<Wiring> {
  const accountOf = (user: string) => ({ user, password: placeSecret(dataDir, user) });
  const server = accountOf("fleet-server");
  const board = accountOf(sampleBoard);
  const mosquitto =
    options.broker === "mosquitto"
      ? await prepareMosquitto({ dataDir, office: sampleOffice, accounts: { server, board } })
      : undefined;
  await mosquitto?.start();
  const mqttPort = mosquitto?.port ?? (await freePort());
  const network = options.cable === true ? await layNetwork(mqttPort) : undefined;
  const both = { DATA_DIR: dataDir, LOG_LEVEL: "info" };
  const { env, program } = options;
  const serverEnv = {
    ...{ ...both, HTTP_PORT: String(await freePort()), MQTT_PORT: String(mqttPort) },
    ...(mosquitto && { BROKER_URL: mosquitto.url }),
    ...env?.server,
  };
  const edgeEnv = {
    ...{ ...both, EDGE_HTTP_PORT: String(await freePort()) },
    ...(network && { CREDENTIAL: throughCable(dataDir, network.port, board) }),
    ...env?.edge,
  };
  return {
    ...{ mosquitto, network },
    programs: {
      server: builtProgram("server", serverEnv, program?.server),
      edge: builtProgram("edge", edgeEnv, program?.edge),
    },
  };
}

/** Writes the credential of a board whose way to the broker is the test's cable. */
function throughCable(dataDir: string, port: number, { user, password }: Account): string {
  const path = join(dataDir, "through-the-cable.json");
  const url = `mqtt://127.0.0.1:${port}`;
  const credential = { office: sampleOffice, board: user, url, secret: password };
  writeFileSync(path, JSON.stringify(credential), { mode: 0o600 });
  return path;
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
    const hallNow = await http.hall().then(inShort, String);
    const state = [`last fault: ${String(last)}`, hallNow, ...tails()];
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
      await Promise.all([kill("server", "SIGTERM"), kill("edge", "SIGTERM")]);
      await Promise.all([mosquitto?.kill(), network?.cut()]);
      await hall.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The hall in a few lines, for the message of a failure. */
function inShort({ day, counters, waiting, slips, boards }: HallView): string {
  const devices = boards.flatMap((board) => board.devices);
  const unwell = devices.filter(({ health }) => health.state !== "ok");
  return [
    `day ${JSON.stringify(day)}, boards ${boards.map(({ state }) => state).join()}`,
    ...counters.map(({ number, current }) => `counter ${number}: ${JSON.stringify(current)}`),
    ...[...waiting, ...slips].map(
      ({ label, state, slip, fault }) => `${label} ${state}, ${slip}, ${fault}`,
    ),
    ...unwell.map(({ name, health }) => `${name}: ${JSON.stringify(health)}`),
  ].join("\n");
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
