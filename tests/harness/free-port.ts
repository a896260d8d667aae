import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { patienceMs } from "./until.ts";

/**
 * Below the ports that Linux gives to outgoing connections (32768 and up), so that nobody takes
 * one while the program that listens there is being killed and started again.
 */
const lowest = 12_000;
const highest = 32_000;

/** Test files run side by side in this many workers at most, each with ports of its own. */
const workers = 16;
const share = Math.floor((highest - lowest) / workers);

/** vitest numbers the workers that run at once from 1; a bench or a soak runs alone. */
const worker = Number(process.env["VITEST_POOL_ID"] ?? 0) % workers;

let next = Math.floor(Math.random() * share);

/**
 * A port of loopback on which nothing listens. It stays free until its program takes it: no other
 * worker draws from this one's share, and here none is given twice.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    next = (next + 1) % share;
    const port = lowest + worker * share + next;
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once("error", () => resolve(false));
      probe.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!free) continue;
    probe.close();
    await once(probe, "close");
    return port;
  }
}

/** Resolves when something listens on the port. */
export async function listening(port: number): Promise<void> {
  const deadlineMs = performance.now() + patienceMs;
  while (performance.now() < deadlineMs) {
    const socket = connect(port, "127.0.0.1");
    const answered = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    socket.destroy();
    if (answered) return;
    await wait(20);
  }
  throw new Error(`nothing listens on port ${port}`);
}
