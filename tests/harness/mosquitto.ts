import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OfficeCode } from "@motcua/broker/contract";
import { type Account, mosquittoFiles } from "@motcua/broker/mosquitto";
import { realChance } from "@motcua/broker/real-ports";
import { freePort, listening } from "./free-port.ts";

/** Debian's Mosquitto as one office's broker. */
export type Mosquitto = {
  readonly port: number;
  /** What `BROKER_URL` is set to. */
  readonly url: string;
  /** `MOSQUITTO_DIR`: the server keeps the files there in step. */
  readonly folder: string;
  /** `MOSQUITTO_PID_FILE`. */
  readonly pidFile: string;
  start(): Promise<void>;
  /** It keeps nothing: what it held is gone. */
  kill(): Promise<void>;
};

/** Prepares a Mosquitto that knows the server; boards come in as the server lets them. */
export async function prepareMosquitto(options: {
  readonly dataDir: string;
  readonly office: OfficeCode;
  readonly server: Account;
}): Promise<Mosquitto> {
  const { dataDir, office, server } = options;
  const folder = join(dataDir, "mosquitto");
  mkdirSync(folder);
  const port = await freePort();
  const files = mosquittoFiles({ office, server, boards: [], port, folder }, realChance());
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  // As root it would drop its rights and could no longer read the files of this test.
  const conf = join(dataDir, "mosquitto-of-this-test.conf");
  writeFileSync(conf, `user root\ninclude_dir ${folder}\n`);
  const pidFile = join(dataDir, "mosquitto.pid");
  let child: ChildProcess | undefined;
  return {
    ...{ port, folder, pidFile },
    url: `mqtt://${server.user}:${encodeURIComponent(server.password)}@127.0.0.1:${port}`,
    start: async () => {
      child = spawn("/usr/sbin/mosquitto", ["-c", conf], { stdio: "ignore" });
      const started = child;
      writeFileSync(pidFile, String(started.pid));
      // A test run that is broken off must leave no broker behind.
      process.once("exit", () => started.kill("SIGKILL"));
      await listening(port);
    },
    kill: async () => {
      const dying = child;
      child = undefined;
      if (dying === undefined || dying.exitCode !== null || dying.signalCode !== null) return;
      const gone = once(dying, "exit");
      dying.kill("SIGKILL");
      await gone;
    },
  };
}
