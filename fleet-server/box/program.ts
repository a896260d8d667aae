import { exitNeedsPerson } from "@motcua/broker/needs-person";
import type { Cancel, Clock } from "@motcua/broker/ports";
import { type Life, spawnProgram } from "./life.ts";

/** A program is given this long to stop by itself before it is killed, ms. */
const stopPatienceMs = 9_000;

/** Pauses before the next start, ms: they double, and fall back after a healthy minute. */
const restartPause = { firstMs: 200, lastMs: 10_000, healthyAfterMs: 60_000 } as const;

export type ProgramOptions = {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  /** It serves at this address: at first, and again after each restart. */
  readonly onReady: (address: string) => void;
  /** One line of what it writes. */
  readonly onLine: (line: string) => void;
  readonly onRestart: (why: string) => void;
  /** It stopped for a reason that only a person can mend; these were its last words. */
  readonly onNeedsPerson: (lastWords: string) => void;
};

export type Program = {
  /** Hands a signal on, if it runs. */
  signal(signal: NodeJS.Signals): void;
  /** Resolves when it has ended; `false` where it had to be killed. */
  stop(): Promise<boolean>;
};

/** Runs one program for as long as the box runs: when it dies, it is started again. */
export function runProgram(options: ProgramOptions): Program {
  const { clock } = options;
  let life: Life | undefined;
  let stopping = false;
  let pauseMs: number = restartPause.firstMs;
  let cancelStart: Cancel = () => undefined;

  const start = () => {
    const bornMs = clock.monoMs();
    const fresh = spawnProgram(options);
    life = fresh;
    void fresh.ended.then(({ code, why }) => {
      life = undefined;
      if (stopping) return;
      if (code === exitNeedsPerson) {
        options.onNeedsPerson(fresh.lastWords());
        return;
      }
      if (clock.monoMs() - bornMs > restartPause.healthyAfterMs) pauseMs = restartPause.firstMs;
      options.onRestart(why);
      cancelStart = clock.after(pauseMs, start);
      pauseMs = Math.min(pauseMs * 2, restartPause.lastMs);
    });
  };

  start();
  return {
    signal: (signal) => life?.kill(signal),
    stop: async () => {
      stopping = true;
      cancelStart();
      return life === undefined ? true : endLife(life, clock);
    },
  };
}

async function endLife(life: Life, clock: Clock): Promise<boolean> {
  let clean = true;
  life.kill("SIGTERM");
  const cancel = clock.after(stopPatienceMs, () => {
    clean = false;
    life.kill("SIGKILL");
  });
  await life.ended;
  cancel();
  return clean;
}
