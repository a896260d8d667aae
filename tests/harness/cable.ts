import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** A serial cable: the product opens `path`, the test holds the other end. */
export type Cable = {
  readonly path: string;
  /** Sends bytes to the product. */
  send(bytes: Uint8Array): void;
  onReceive(listener: (bytes: Uint8Array) => void): void;
  /** The far end stops reading and answering, as a hung device does. */
  freeze(): void;
  unplug(): Promise<void>;
  /** Puts a new cable at the same path. */
  plug(): Promise<void>;
  /** Unplugs and removes the folder of the link. */
  dispose(): Promise<void>;
};

/** A PTY by socat at a link of its own; its far end is socat's standard input and output. */
export async function layCable(): Promise<Cable> {
  const folder = await mkdtemp(join(tmpdir(), "motcua-cable-"));
  const path = join(folder, "tty");
  const listeners: ((bytes: Uint8Array) => void)[] = [];
  let socat = await start();

  async function start() {
    const child = spawn("socat", [`pty,raw,echo=0,link=${path}`, "-"], {
      stdio: ["pipe", "pipe", "ignore"],
    });
    child.stdin.on("error", () => undefined);
    child.stdout.on("data", (bytes: Buffer) => {
      for (const listener of listeners) listener(bytes);
    });
    while (!existsSync(path)) {
      if (child.exitCode !== null) throw new Error(`socat could not lay a PTY at ${path}`);
      await wait(2);
    }
    return child;
  }
  const unplug = async () => {
    if (socat.exitCode !== null || socat.signalCode !== null) return;
    const gone = new Promise((resolve) => socat.once("exit", resolve));
    // Killed like this it cannot take its link away, as a kernel does with a device node. The link
    // goes first: the next PTY of another test may have the same number.
    await rm(path, { force: true });
    socat.kill("SIGKILL");
    await gone;
  };
  return {
    path,
    send: (bytes) => void socat.stdin.write(bytes),
    onReceive: (listener) => void listeners.push(listener),
    freeze: () => void socat.kill("SIGSTOP"),
    unplug,
    plug: async () => {
      socat = await start();
    },
    dispose: async () => {
      await unplug();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
