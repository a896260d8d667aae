import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readDaySummaryEvent } from "../../fleet-server/forwarding/summary.ts";
import { listening } from "../harness/free-port.ts";

const program = fileURLToPath(
  new URL("../../fleet-server/dist/forwarding/reference-receiver.js", import.meta.url),
);

/** The reference receiver that ships, as the ward's administrative system. */
export type Receiver = {
  readonly url: string;
  /** The summaries that it has stored, in order. */
  stored(): readonly { readonly id: string; readonly satisfied: number }[];
  stop(): Promise<void>;
};

/** Starts it with its ledger in `file`; it takes what is signed by the keys at `jwks`. */
export async function startReceiver(at: {
  readonly file: string;
  readonly port: number;
  readonly jwks: string;
}): Promise<Receiver> {
  const { file, jwks, port } = at;
  const child = fork(program, ["--port", String(port), "--file", file, "--jwks", jwks], {
    execArgv: [],
    stdio: "ignore",
  });
  // A test run that is broken off must leave nothing behind.
  process.once("exit", () => child.kill("SIGKILL"));
  await listening(port);
  return {
    url: `http://127.0.0.1:${port}/`,
    stored: () => {
      if (!existsSync(file)) return [];
      const lines = readFileSync(file, "utf8").trimEnd().split("\n");
      return lines.flatMap((line) => {
        const read = readDaySummaryEvent(JSON.parse(line));
        if (!read.ok) return [];
        const { id, data } = read.value;
        return [{ id, satisfied: data.figures.overall.satisfied.numerator }];
      });
    },
    stop: async () => {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}
