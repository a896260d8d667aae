import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { keypad, listenAs, watch } from "../peripherals.ts";
import type { FloorPath } from "./path.ts";

/** The floor's two processes at work. */
export type Floor = {
  /** Presses the key of a path; resolves with the ms until its device has a byte. */
  press(name: string): Promise<number>;
  stop(): Promise<void>;
};

/** Starts the pair with these paths; the bench holds their keys and devices. */
export async function startFloor(
  paths: readonly Omit<FloorPath, "keyPort" | "devicePort">[],
): Promise<Floor> {
  const folder = mkdtempSync(join(tmpdir(), "motcua-floor-"));
  const held = await Promise.all(
    paths.map(async (path) => {
      const seen = watch();
      let left = 0;
      const device = await listenAs((bytes) => {
        if (left === 0) {
          seen.seen();
          left = path.bytes;
        }
        left = Math.max(0, left - bytes.length);
      });
      return { ...path, seen, device, key: await keypad() };
    }),
  );
  const server = await started("server.ts", [join(folder, "server")]);
  const lines = held.map(({ seen: _seen, key, device, ...path }) => {
    return { ...path, keyPort: key.port, devicePort: device.port };
  });
  const board = await started("board.ts", [
    join(folder, "board"),
    server.ready,
    JSON.stringify(lines),
  ]);
  return {
    press: (name) => {
      const path = held.find((one) => one.name === name);
      if (path === undefined) throw new Error(`the floor has no path ${name}`);
      const took = path.seen.next(`the floor's ${name}`);
      path.key.send(Uint8Array.of(0x41));
      return took;
    },
    stop: async () => {
      await Promise.all([ended(server.child), ended(board.child)]);
      await Promise.all(held.flatMap(({ device, key }) => [device.stop(), key.stop()]));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function started(
  file: string,
  args: string[],
): Promise<{ readonly child: ChildProcess; readonly ready: string }> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    execArgv: ["--import", "tsx"],
  });
  return new Promise((resolve, reject) => {
    child.once("message", ({ ready }: { readonly ready: string }) => resolve({ child, ready }));
    child.once("exit", (code) => reject(new Error(`the floor's ${file} ended with ${code}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners("exit");
    child.once("exit", () => resolve());
    child.disconnect();
  });
}
