import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { packagesOf } from "./packages-of.ts";

export type Workspace = "fleet-server" | "edge";

/** A process that loads what the program loads, and does with it the least that such a one must. */
export type BareProcess = {
  readonly pid: number;
  /** From its start until everything is loaded. */
  readonly loadedMs: number;
  /** Port of its broker, or 0. */
  readonly brokerPort: number;
  stop(): Promise<void>;
};

/** A database in WAL mode with 1,000 rows, a page server on a free port: both programs have them. */
const both = `
  const store = new Database(process.env.BARE_DB);
  store.pragma("journal_mode = WAL");
  store.exec("CREATE TABLE row (n INTEGER PRIMARY KEY, body TEXT)");
  const insert = store.prepare("INSERT INTO row (body) VALUES (?)");
  store.transaction(() => { for (let n = 0; n < 1000; n++) insert.run("x".repeat(200)); })();
  const http = fastify.fastify();
  http.get("/", () => "ok");
  await http.listen({ host: "127.0.0.1", port: 0 });
  const connected = async (port) => {
    const client = await mqtt.connectAsync("mqtt://127.0.0.1:" + port, { protocolVersion: 4 });
    await client.subscribeAsync("#", { qos: 1 });
  };
`;

/** What each has beside that: a broker with a client, or a client and one drawn slip. */
const own: Readonly<Record<Workspace, string>> = {
  "fleet-server": `
    const aedes = await broker.Aedes.createBroker();
    const server = net.createServer((socket) => aedes.handle(socket));
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address();
    await connected(port);
  `,
  edge: `
    await connected(process.env.BARE_BROKER);
    const context = canvas.createCanvas(576, 960).getContext("2d");
    context.font = "40px sans-serif";
    context.fillText("A042", 100, 100);
    context.getImageData(0, 0, 576, 960);
    const port = 0;
  `,
};

const names: Readonly<Record<Workspace, string>> = {
  "fleet-server": `import net from "node:net"; import * as broker from "aedes";`,
  edge: `import * as canvas from "@napi-rs/canvas";`,
};

export async function startBare(
  workspace: Workspace,
  brokerPort: number | undefined,
): Promise<BareProcess> {
  const packages = packagesOf(resolve(workspace, "dist", "main.js"));
  const folder = mkdtempSync(join(tmpdir(), "motcua-bare-"));
  const code = [
    ...packages.map((name) => `import ${JSON.stringify(name)};`),
    `import Database from "better-sqlite3"; import mqtt from "mqtt";`,
    `import * as fastify from "fastify";`,
    names[workspace],
    `process.stdout.write("loaded\\n");`,
    both,
    own[workspace],
    `process.stdout.write(port + "\\n");`,
  ].join("\n");
  const sinceMs = performance.now();
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    // Packages are found as the program itself finds them.
    cwd: resolve(workspace),
    env: { BARE_DB: join(folder, "bare.db"), BARE_BROKER: String(brokerPort) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said = linesOf(child);
  await said();
  const loadedMs = performance.now() - sinceMs;
  const port = Number(await said());
  const { pid } = child;
  if (pid === undefined) throw new Error("a bare process has no pid");
  return {
    ...{ pid, loadedMs },
    brokerPort: port,
    stop: async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The next line that a process writes; rejects when it ends before. */
function linesOf(child: ChildProcess): () => Promise<string> {
  const lines: string[] = [];
  let wake = () => {};
  child.stdout?.on("data", (text: Buffer) => {
    lines.push(...text.toString().trim().split("\n"));
    wake();
  });
  child.once("exit", () => wake());
  return async () => {
    if (lines.length === 0) {
      await new Promise<void>((done) => {
        wake = done;
      });
    }
    const line = lines.shift();
    if (line === undefined) throw new Error("a bare process ended before it was ready");
    return line;
  };
}
