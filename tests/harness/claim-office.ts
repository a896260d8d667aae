import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BuiltProgram, builtProgram } from "./built-program.ts";
import { freePort } from "./free-port.ts";
import { type Mosquitto, prepareMosquitto } from "./mosquitto.ts";
import { type OfficeHttp, officeHttp } from "./office-http.ts";
import { withSecondBoard } from "./two-boards.ts";
import { type Until, untilWith } from "./until.ts";

/** A machine of a technician's bag: an edge with a data folder of its own. */
export type Machine = {
  readonly dataDir: string;
  readonly pageUrl: string;
  readonly program: BuiltProgram;
};

/** An office of two positions; the box holds the first, the second is still to be claimed. */
export type ClaimOffice = OfficeHttp & {
  readonly dataDir: string;
  readonly serverUrl: string;
  readonly brokerUrl: string;
  readonly box: BuiltProgram;
  readonly server: BuiltProgram;
  readonly until: Until;
  /** A new machine, not yet started. */
  machine(env?: NodeJS.ProcessEnv): Promise<Machine>;
  isOnline(board: string): Promise<boolean>;
  stop(): Promise<void>;
};

/** Starts server and box, and resolves when the box has claimed its position and is online. */
export async function startClaimOffice(
  options: { readonly broker?: "aedes" | "mosquitto" } = {},
): Promise<ClaimOffice> {
  const dataDir = mkdtempSync(join(tmpdir(), "motcua-claim-"));
  writeFileSync(join(dataDir, "office.yaml"), withSecondBoard());
  const mosquitto =
    options.broker === "mosquitto"
      ? await prepareMosquitto({
          ...{ dataDir, office: "o26734" },
          server: { user: "motcua", password: "a-password-of-this-test" },
        })
      : undefined;
  await mosquitto?.start();
  const mqttPort = mosquitto?.port ?? (await freePort());
  const server = builtProgram("server", {
    ...{ DATA_DIR: dataDir, HTTP_PORT: String(await freePort()), MQTT_PORT: String(mqttPort) },
    ...(mosquitto && environmentOf(mosquitto)),
  });
  const box = builtProgram("edge", {
    DATA_DIR: dataDir,
    EDGE_HTTP_PORT: String(await freePort()),
  });
  const machines: Machine[] = [];
  const [serverUrl] = await Promise.all([server.start(), box.start()]);
  const http = officeHttp(() => serverUrl);
  const until = untilWith(async () => [...server.log, ...box.log].slice(-30).join("\n"));
  const isOnline = async (board: string) =>
    (await http.hall()).boards.some(({ name, state }) => name === board && state === "online");
  await until("the box is online", () => isOnline("box-26734"));
  return {
    ...http,
    ...{ dataDir, serverUrl, box, server, until, isOnline },
    brokerUrl: `mqtt://127.0.0.1:${mqttPort}`,
    machine: async (env) => {
      const folder = mkdtempSync(join(tmpdir(), "motcua-machine-"));
      const port = await freePort();
      const made = {
        dataDir: folder,
        pageUrl: `http://127.0.0.1:${port}`,
        program: builtProgram("edge", { DATA_DIR: folder, EDGE_HTTP_PORT: String(port), ...env }),
      };
      machines.push(made);
      return made;
    },
    stop: async () => {
      const programs = [...machines.map(({ program }) => program), box, server];
      for (const program of programs) program.kill("SIGTERM");
      await Promise.all(programs.map((program) => program.exited()));
      await mosquitto?.kill();
      for (const { dataDir: folder } of [...machines, { dataDir }]) {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function environmentOf({ url, folder, pidFile }: Mosquitto): NodeJS.ProcessEnv {
  return { BROKER_URL: url, MOSQUITTO_DIR: folder, MOSQUITTO_PID_FILE: pidFile };
}
