import { type ChildProcess, fork } from "node:child_process";
import type { Clock } from "@motcua/broker/ports";

/** Exit code of a program that a person must help first (sysexits EX_CONFIG): starting it again is no use. */
export const exitNeedsPerson = 78;

/** A program is given this long to stop by itself before it is killed, ms. */
const stopPatienceMs = 9_000;

/** Pauses before the next start, ms: they double, and fall back after a healthy minute. */
const restartPause = { firstMs: 200, lastMs: 10_000, healthyAfterMs: 60_000 } as const;

/** The last lines of a program that stopped for a person: enough for its one clear sentence. */
const lastWordsMax = 20;

/** What a program tells the box over its IPC channel once it serves. */
export type Ready = { readonly ready: string };

export type ProgramOptions = {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly onReady: (address: string) => void;
  readonly onLine: (line: string) => void;
  readonly onRestart: (why: string) => void;
  /** It stopped for a reason that only a person can mend; these were its last words. */
  readonly onNeedsPerson: (lastWords: string) => void;
};

export type Program = { stop(): Promise<void> };

/** Runs one program for as long as the box runs: when it dies, it is started again. */
export function runProgram(options: ProgramOptions): Program {
  const { clock } = options;
  let child: ChildProcess | undefined;
  let stopping = false;
  let pauseMs: number = restartPause.firstMs;

  const start = () => {
    const bornMs = clock.monoMs();
    child = spawnProgram(options, (code, why, lastWords) => {
      child = undefined;
      if (stopping) return;
      if (code === exitNeedsPerson) {
        options.onNeedsPerson(lastWords);
        return;
      }
      if (clock.monoMs() - bornMs > restartPause.healthyAfterMs) pauseMs = restartPause.firstMs;
      options.onRestart(why);
      clock.after(pauseMs, () => {
        if (!stopping) start();
      });
      pauseMs = Math.min(pauseMs * 2, restartPause.lastMs);
    });
  };

  start();
  return {
    stop: async () => {
      stopping = true;
      if (child !== undefined) await stopChild(child, clock);
    },
  };
}

async function stopChild(child: ChildProcess, clock: Clock): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
  });
  child.kill("SIGTERM");
  const cancel = clock.after(stopPatienceMs, () => child.kill("SIGKILL"));
  await gone;
  cancel();
}

function spawnProgram(
  options: ProgramOptions,
  onExit: (code: number | null, why: string, lastWords: string) => void,
): ChildProcess {
  const lastWords: string[] = [];
  const child = fork(options.file, options.args, {
    env: options.env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child.on("message", (message) => {
    if (isReady(message)) options.onReady(message.ready);
  });
  child.stdout?.setEncoding("utf8").on("data", byLine(options.onLine));
  child.stderr?.setEncoding("utf8").on(
    "data",
    byLine((line) => {
      lastWords.push(line);
      if (lastWords.length > lastWordsMax) lastWords.shift();
      options.onLine(line);
    }),
  );
  child.once("close", (code, signal) => {
    onExit(code, signal ?? `exit code ${code}`, lastWords.join("\n"));
  });
  return child;
}

function isReady(message: unknown): message is Ready {
  if (typeof message !== "object" || message === null || !("ready" in message)) return false;
  return typeof message.ready === "string";
}

function byLine(onLine: (line: string) => void): (chunk: string) => void {
  let rest = "";
  return (chunk) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts) onLine(line);
  };
}
