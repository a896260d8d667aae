import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How a program ended. */
export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** One of the two built programs, started as the box starts it, and killed as power cuts do. */
export type BuiltProgram = {
  /** Resolves with its address once it serves; rejects with its last words when it ends before. */
  start(env?: NodeJS.ProcessEnv): Promise<string>;
  /** False when it does not run. */
  kill(signal: NodeJS.Signals): boolean;
  /** Resolves when it has ended; at once when it does not run. */
  exited(): Promise<Exit>;
  readonly running: boolean;
  /** Undefined when it does not run. */
  readonly pid: number | undefined;
  /** What it has written, from its first start on. */
  readonly log: readonly string[];
};

const files = {
  server: fileURLToPath(new URL("../../fleet-server/dist/program.js", import.meta.url)),
  edge: fileURLToPath(new URL("../../edge/dist/program.js", import.meta.url)),
};

/** A test that fails before it stops its programs, or is broken off, must leave none behind. */
const alive = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});

/** Lines of a log that are kept. */
const logMax = 5_000;

export function builtProgram(
  which: keyof typeof files,
  env: NodeJS.ProcessEnv,
  file: string = files[which],
): BuiltProgram {
  const log: string[] = [];
  let child: ChildProcess | undefined;
  let last: Exit = { code: null, signal: null };
  let exit: Promise<Exit> = Promise.resolve(last);

  const start = (more: NodeJS.ProcessEnv = {}): Promise<string> => {
    const fresh = fork(file, ["run"], {
      env: { ...process.env, ...env, ...more },
      execArgv: [],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    child = fresh;
    alive.add(fresh);
    for (const stream of [fresh.stdout, fresh.stderr]) stream?.on("data", keep);
    exit = new Promise((resolve) => {
      fresh.once("exit", (code, signal) => {
        alive.delete(fresh);
        last = { code, signal };
        if (child === fresh) child = undefined;
        resolve(last);
      });
    });
    return new Promise((resolve, reject) => {
      fresh.on("message", (message) => {
        if (typeof message !== "object" || !("ready" in message)) return;
        resolve(String(message.ready));
      });
      fresh.once("close", (code, signal) => {
        const how = signal ?? `code ${code}`;
        reject(
          new Error(`the ${which} ended (${how}) before it served:\n${log.slice(-20).join("\n")}`),
        );
      });
    });
  };
  const keep = (chunk: Buffer) => {
    log.push(...chunk.toString().trimEnd().split("\n"));
    log.splice(0, log.length - logMax);
  };
  return {
    start,
    kill: (signal) => child?.kill(signal) ?? false,
    exited: () => exit,
    get running() {
      return child !== undefined;
    },
    get pid() {
      return child?.pid;
    },
    log,
  };
}
