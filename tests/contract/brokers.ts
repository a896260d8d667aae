import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type MosquittoOffice, mosquittoFiles } from "@motcua/broker/mosquitto";
import { freePort, listening } from "../harness/free-port.ts";
import { seededChance } from "../simulation/seeded.ts";

/** The office of these tests and everyone's password. */
export const office = "o26734";
export const server = { user: "server", password: "server-secret" };
export const boards = [
  { user: "box-26734", password: "box-secret" },
  { user: "c3-26734", password: "c3-secret" },
];

/** A broker as a process of its own, so that it can really be killed; its port stays the same. */
export type BrokerProcess = {
  readonly url: string;
  readonly port: number;
  start(): Promise<void>;
  /** SIGKILL: nothing is said to anyone, nothing is kept. */
  kill(): Promise<void>;
  /** Kills it and removes its files. */
  remove(): Promise<void>;
};

/** The product's broker; a bench gives another program that takes a port. */
export function aedesProcess(
  program = fileURLToPath(new URL("./aedes-main.ts", import.meta.url)),
): Promise<BrokerProcess> {
  return brokerProcess(({ port }) =>
    spawn(process.execPath, ["--conditions=source", "--import", "tsx", program, String(port)]),
  );
}

export function mosquittoProcess(): Promise<BrokerProcess> {
  return brokerProcess((described) => {
    const files = mosquittoFiles(described, seededChance(1));
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(described.folder, name), text);
    }
    // As root it would drop its rights and could no longer read the files of this test.
    const conf = join(described.folder, "mosquitto.conf");
    writeFileSync(conf, `user root\n${files["mosquitto.conf"]}`);
    return spawn("/usr/sbin/mosquitto", ["-c", conf]);
  });
}

async function brokerProcess(
  launch: (described: MosquittoOffice) => ChildProcess,
): Promise<BrokerProcess> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "motcua-broker-"));
  let child: ChildProcess | undefined;
  const start = async () => {
    child = launch({ office, server, boards, port, folder });
    child.stderr?.resume();
    child.stdout?.resume();
    await listening(port);
  };
  const kill = async () => {
    const dying = child;
    child = undefined;
    if (dying === undefined || dying.exitCode !== null || dying.signalCode !== null) return;
    const exit = once(dying, "exit");
    dying.kill("SIGKILL");
    await exit;
  };
  await start();
  return {
    url: `mqtt://127.0.0.1:${port}`,
    port,
    start,
    kill,
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true });
    },
  };
}
