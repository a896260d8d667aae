import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { DaySummaryEvent } from "../../fleet-server/forwarding/summary.ts";

const program = fileURLToPath(
  new URL("../../fleet-server/dist/forwarding/reference-receiver.js", import.meta.url),
);

/** The reference receiver as it is built, running as an integrator runs it. */
export type ReferenceReceiver = {
  readonly url: string;
  /** The lines of its ledger, in order. */
  stored(): readonly DaySummaryEvent[];
  stop(): Promise<void>;
};

/** Starts it on a free port, with its ledger in `file` and the office's keys at `jwks`. */
export async function startReferenceReceiver(
  file: string,
  jwks: string,
): Promise<ReferenceReceiver> {
  const args = [program, "--port", "0", "--file", file, "--jwks", jwks];
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
  });
  // A test run that is broken off must leave nothing behind.
  process.once("exit", () => child.kill("SIGKILL"));
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  return {
    url: line.slice(line.indexOf("http://")),
    stored: () => {
      const text = existsSync(file) ? readFileSync(file, "utf8") : "";
      const lines = text.split("\n").filter(Boolean);
      return lines.map((one) => JSON.parse(one) as DaySummaryEvent);
    },
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}
