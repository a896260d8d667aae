import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

/** A serial device node whose far end is a simulated line on loopback TCP. */
export type PtyLine = {
  readonly path: string;
  /** The device node vanishes, as when a USB converter is pulled out. */
  down(): Promise<void>;
  up(): Promise<void>;
};

/** Lays a PTY at `path`, by socat, to the simulated line at `port`. */
export async function layPty(path: string, port: number): Promise<PtyLine> {
  let socat: ChildProcess | undefined;
  const up = async () => {
    if (socat !== undefined) return;
    const child = spawn(
      "/usr/bin/socat",
      [`pty,raw,echo=0,link=${path}`, `tcp:127.0.0.1:${port},nodelay`],
      { stdio: "ignore" },
    );
    socat = child;
    while (!existsSync(path)) {
      if (child.exitCode !== null) throw new Error(`socat could not lay a PTY at ${path}`);
      await wait(2);
    }
  };
  await up();
  return {
    path,
    up,
    down: async () => {
      const dying = socat;
      socat = undefined;
      if (dying !== undefined && dying.exitCode === null && dying.signalCode === null) {
        const gone = once(dying, "exit");
        // Killed like this it cannot take its link away, as a kernel does with a device node. The
        // link goes first: the next PTY of another test may have the same number.
        await rm(path, { force: true });
        dying.kill("SIGKILL");
        await gone;
      }
      await rm(path, { force: true });
    },
  };
}
