import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { freePort } from "../harness/free-port.ts";
import { untilWith } from "../harness/until.ts";
import { membersOf } from "./processes.ts";

export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A box that was started as a newcomer starts it, on ports of its own. */
export type Box = {
  readonly dataDir: string;
  readonly ports: BoxPorts;
  readonly serverUrl: string;
  readonly edgeUrl: string;
  /** Lines that it wrote, without those of npm. */
  readonly out: readonly string[];
  readonly err: readonly string[];
  /** Resolves when the address is printed, rejects when the box ends before. */
  readonly serves: Promise<void>;
  readonly ended: Promise<Ended>;
  /** The running program's process id, or undefined. */
  pid(program: Program): number | undefined;
  /** What Ctrl-C in a terminal does: the signal reaches every process of the group. */
  interrupt(signal?: NodeJS.Signals): void;
  /** Processes of this box that run now. */
  left(): number;
  /** Ends it, if it runs, and removes its data folder unless that was given. */
  remove(): Promise<void>;
};

export type BoxPorts = { readonly http: number; readonly mqtt: number; readonly edge: number };
type Program = "box" | "server" | "edge";

const files: Readonly<Record<Program, string>> = {
  box: "fleet-server/dist/box/main.js",
  server: "fleet-server/dist/program.js",
  edge: "edge/dist/program.js",
};
const root = resolve(import.meta.dirname, "..", "..");

export async function freePorts(): Promise<BoxPorts> {
  return { http: await freePort(), mqtt: await freePort(), edge: await freePort() };
}

/** A folder for a box's data that is empty, and not yet there. */
export function newDataDir(): string {
  return join(mkdtempSync(join(tmpdir(), "motcua-box-")), "data");
}

/** Starts a box. `command` stands before the arguments of `npm start`'s own node. */
export async function startBox(
  options: {
    readonly dataDir?: string;
    readonly ports?: BoxPorts;
    readonly env?: NodeJS.ProcessEnv;
    readonly command?: readonly string[];
  } = {},
): Promise<Box> {
  const dataDir = options.dataDir ?? newDataDir();
  const ports = options.ports ?? (await freePorts());
  const [program = "", ...args] = options.command ?? nodeCommand;
  const child = spawn(program, args, {
    cwd: root,
    // A group of its own, as a terminal gives it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      ...{ DATA_DIR: dataDir, HTTP_PORT: String(ports.http), MQTT_PORT: String(ports.mqtt) },
      ...{ EDGE_HTTP_PORT: String(ports.edge), NODE_ENV: "production" },
      // A demo's 90 days cost seconds of a core; only the newcomer's own start needs them.
      DEMO_HISTORY: "off",
      ...options.env,
    },
  });
  const group = child.pid ?? 0;
  const out = linesOf(child.stdout);
  const err = linesOf(child.stderr);
  newest = { out, err };
  const ended = new Promise<Ended>((ends) => {
    child.once("close", (code, signal) => ends({ code, signal }));
  });
  const serves = new Promise<void>((serve, fail) => {
    child.stdout.on("data", () => {
      if (out.some((line) => line.startsWith("Motcua: "))) serve();
    });
    void ended.then(() => fail(new Error(`the box ended before it served:\n${err.join("\n")}`)));
  });
  // Tests of refusals await `ended` alone.
  serves.catch(() => undefined);
  const signalAll = (signal: NodeJS.Signals) => {
    if (membersOf(group).length > 0) process.kill(-group, signal);
  };
  return {
    ...{ dataDir, ports, out, err, serves, ended },
    serverUrl: `http://127.0.0.1:${ports.http}`,
    edgeUrl: `http://127.0.0.1:${ports.edge}`,
    pid: (which) => membersOf(group).find(({ command }) => runs(command, which))?.pid,
    interrupt: (signal = "SIGINT") => signalAll(signal),
    left: () => membersOf(group).length,
    remove: async () => {
      signalAll("SIGKILL");
      await ended;
      if (options.dataDir === undefined) rmSync(join(dataDir, ".."), { recursive: true });
    },
  };
}

/** What the script `start` runs. */
export const nodeCommand: readonly string[] = [
  ...[process.execPath, files.box],
  ...[`server=${files.server}`, `edge=${files.edge}`],
];

/** What node runs is its first argument; the box names the other two programs in the rest. */
function runs(command: string, which: Program): boolean {
  const [node = "", file = ""] = command.split(" ");
  return basename(node) === "node" && resolve(root, file) === resolve(root, files[which]);
}

function linesOf(stream: NodeJS.ReadableStream): string[] {
  const lines: string[] = [];
  let rest = "";
  stream.setEncoding("utf8").on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    // npm shows the script that it runs, after "> ".
    lines.push(...parts.filter((line) => line !== "" && !line.startsWith("> ")));
  });
  return lines;
}

let newest: Pick<Box, "out" | "err"> = { out: [], err: [] };

/** A wait in vain shows what the box that was started last has said. */
export const until = untilWith(async () =>
  Object.entries(newest)
    .flatMap(([where, lines]) => [`--- ${where}`, ...lines.slice(-12)])
    .join("\n"),
);

/** Whether a citizen at this box's touch page gets a ticket. */
export async function givesTickets(box: Box): Promise<boolean> {
  const answer = await fetch(`${box.edgeUrl}/local/issue`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ service: "A", class: "normal" }),
  });
  return "ok" in ((await answer.json()) as object);
}
