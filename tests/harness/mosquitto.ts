import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OfficeCode } from "@motcua/broker/contract";
import { mosquittoFiles } from "@motcua/broker/mosquitto";
import { realChance } from "@motcua/broker/real-ports";
import { freePort, listening } from "./free-port.ts";

/** Debian's Mosquitto as one office's broker. */
export type Mosquitto = {
  /** What `BROKER_URL` is set to. */
  readonly url: string;
  start(): Promise<void>;
  /** It keeps nothing: what it held is gone. */
  kill(): Promise<void>;
};

/**
 * Prepares a Mosquitto whose users are the server and one board, with secrets that stand in the
 * office's data folder before its first start, as an administrator who brings an own broker does.
 */
export async function prepareMosquitto(options: {
  readonly dataDir: string;
  readonly office: OfficeCode;
  readonly board: string;
}): Promise<Mosquitto> {
  const { dataDir, office, board } = options;
  const folder = join(dataDir, "mosquitto");
  const credentials = join(dataDir, "credentials");
  mkdirSync(folder, { recursive: true });
  mkdirSync(credentials, { recursive: true, mode: 0o700 });
  const chance = realChance();
  const accountOf = (user: string) => {
    const password = Buffer.from(chance.bytes(32)).toString("base64url");
    writeFileSync(join(credentials, `${user}.secret`), password, { mode: 0o600 });
    return { user, password };
  };
  const port = await freePort();
  const server = accountOf("fleet-server");
  const files = mosquittoFiles(
    { office, server, boards: [accountOf(board)], port, folder },
    chance,
  );
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const conf = join(folder, "mosquitto.conf");
  // As root it would drop its rights and could no longer read the files of this test.
  writeFileSync(conf, `user root\n${files["mosquitto.conf"]}`);
  let child: ChildProcess | undefined;
  return {
    url: `mqtt://${server.user}:${encodeURIComponent(server.password)}@127.0.0.1:${port}`,
    start: async () => {
      child = spawn("/usr/sbin/mosquitto", ["-c", conf], { stdio: "ignore" });
      await listening(port);
    },
    kill: async () => {
      const dying = child;
      child = undefined;
      if (dying === undefined || dying.exitCode !== null) return;
      const gone = once(dying, "exit");
      dying.kill("SIGKILL");
      await gone;
    },
  };
}
