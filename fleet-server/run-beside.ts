import { fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { join } from "node:path";

/** A program of ours that works beside the server. */
export type Beside = {
  /** Resolves when it has ended: with its exit code, or null where it was killed or never ran. */
  readonly ended: Promise<number | null>;
  kill(): void;
};

/**
 * Starts a program, named from the folder of the built server, and hands it one task. It gets what
 * the office leaves of the processor.
 */
export type RunBeside = (program: string, task: object) => Beside;

export const runBeside: RunBeside = (program, task) => {
  const child = fork(join(import.meta.dirname, program), [], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", resolve);
    child.once("error", () => resolve(null));
  });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  child.send(task, () => undefined);
  return { ended, kill: () => void child.kill("SIGKILL") };
};
