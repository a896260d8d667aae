import { fork } from "node:child_process";

/** The last lines of a program that stopped for a person: enough for its one clear sentence. */
const lastWordsMax = 20;

/** How a program ended. */
export type End = { readonly code: number | null; readonly why: string };

/** One run of a program, from its start to its end. */
export type Life = {
  kill(signal: NodeJS.Signals): void;
  /** What it wrote last to its standard error. */
  lastWords(): string;
  /** Resolves when it has ended and every line of it was read. */
  readonly ended: Promise<End>;
};

/** Starts a program, which says over its IPC channel at which address it serves. */
export function spawnProgram(options: {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly onReady: (address: string) => void;
  readonly onLine: (line: string) => void;
}): Life {
  const { env, onLine } = options;
  const lastWords: string[] = [];
  const child = fork(options.file, options.args, {
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child.on("message", (message) => {
    const address = addressIn(message);
    if (address !== undefined) options.onReady(address);
  });
  child.stdout?.setEncoding("utf8").on("data", byLine(onLine));
  child.stderr?.setEncoding("utf8").on(
    "data",
    byLine((line) => {
      lastWords.push(line);
      if (lastWords.length > lastWordsMax) lastWords.shift();
      onLine(line);
    }),
  );
  const ended = new Promise<End>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, why: signal ?? `exit code ${code}` }));
    child.once("error", (error) => {
      if (child.pid === undefined) resolve({ code: null, why: error.message });
    });
  });
  return {
    kill: (signal) => void child.kill(signal),
    lastWords: () => lastWords.join("\n"),
    ended,
  };
}

/** The `ready` of `{ ready: <address> }`. */
function addressIn(message: unknown): string | undefined {
  if (typeof message !== "object" || message === null || !("ready" in message)) return undefined;
  return typeof message.ready === "string" ? message.ready : undefined;
}

function byLine(onLine: (line: string) => void): (chunk: string) => void {
  let rest = "";
  return (chunk) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts) onLine(line);
  };
}
