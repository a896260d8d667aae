import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Tap } from "../../edge/simulated/listen.ts";
import { type BuiltProgram, builtProgram } from "./built-program.ts";
import { placeSecret } from "./credentials.ts";
import { freePort } from "./free-port.ts";
import { type Mosquitto, prepareMosquitto } from "./mosquitto.ts";
import { layNetwork, type Network } from "./network.ts";
import type { Lines } from "./plugged-hall.ts";

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

/** The two programs of an office. */
export type Which = "server" | "edge";

/** What connects the programs of one office. */
export type Wiring = {
  readonly mosquitto: Mosquitto | undefined;
  readonly network: Network | undefined;
  readonly programs: Readonly<Record<Which, BuiltProgram>>;
};

const sampleOffice = "o26734";
const sampleBoard = "box-26734";

/** The broker, the cable to it, and both programs, which know where everything is. */
export async function layWiring(dataDir: string, options: OfficeOptions): Promise<Wiring> {
  const server = { user: "motcua", password: "a-password-of-this-test" };
  const mosquitto =
    options.broker === "mosquitto"
      ? await prepareMosquitto({ dataDir, office: sampleOffice, server })
      : undefined;
  await mosquitto?.start();
  const mqttPort = mosquitto?.port ?? (await freePort());
  const network = options.cable === true ? await layNetwork(mqttPort) : undefined;
  const both = { DATA_DIR: dataDir, LOG_LEVEL: "info" };
  const { env, program } = options;
  const serverEnv = {
    ...{ ...both, HTTP_PORT: String(await freePort()), MQTT_PORT: String(mqttPort) },
    ...(mosquitto && {
      BROKER_URL: mosquitto.url,
      MOSQUITTO_DIR: mosquitto.folder,
      MOSQUITTO_PID_FILE: mosquitto.pidFile,
    }),
    ...env?.server,
  };
  const edgeEnv = {
    ...{ ...both, EDGE_HTTP_PORT: String(await freePort()) },
    ...(network && { CREDENTIAL: throughCable(dataDir, network.port) }),
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
function throughCable(dataDir: string, port: number): string {
  const path = join(dataDir, "through-the-cable.json");
  const url = `mqtt://127.0.0.1:${port}`;
  const secret = placeSecret(dataDir, sampleBoard);
  const credential = { office: sampleOffice, board: sampleBoard, url, secret };
  writeFileSync(path, JSON.stringify(credential), { mode: 0o600 });
  return path;
}
