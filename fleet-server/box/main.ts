#!/usr/bin/env node
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { realClock } from "@motcua/broker/real-ports";
import { openLineLog } from "./line-log.ts";
import { exitNeedsPerson, type Program, runProgram } from "./program.ts";

/**
 * One box: the server and the edge on one machine, each started again when it dies. The programs
 * to run are named on the command line as `name=file`, so that neither workspace imports the other.
 */
const say = (text: string) => process.stdout.write(`${text}\n`);
const complain = (text: string) => process.stderr.write(`${text}\n`);
const dataDir = resolve(process.env["DATA_DIR"] ?? "data");
const logDir = join(dataDir, "log");

try {
  mkdirSync(logDir, { recursive: true });
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  complain(
    `Motcua cannot write its data folder ${dataDir} (${why}). Make it writable or set DATA_DIR.`,
  );
  process.exit(exitNeedsPerson);
}

const clock = realClock();
const programs = new Map<string, Program>();
const addresses = new Map<string, string>();
const named = process.argv.slice(2).map((argument) => argument.split("=", 2) as [string, string]);
let stopping = false;

for (const [name, file] of named) {
  const log = openLineLog(join(logDir, `${name}.log`));
  const program = runProgram({
    name,
    file: resolve(file),
    args: ["run"],
    env: { ...process.env, DATA_DIR: dataDir },
    clock,
    onLine: log,
    onReady: (address) => {
      const first = !addresses.has(name);
      addresses.set(name, address);
      if (first && addresses.size === named.length)
        say(`Motcua: ${addresses.get("server") ?? address}`);
    },
    onRestart: (why) =>
      complain(
        `${name} stopped (${why}); it is started again. Log: ${join(logDir, `${name}.log`)}`,
      ),
    onNeedsPerson: (lastWords) => {
      complain(lastWords);
      void stop(exitNeedsPerson);
    },
  });
  programs.set(name, program);
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all([...programs.values()].map((program) => program.stop()));
  if (code === 0) say("Motcua has stopped; everything is saved.");
  process.exit(code);
}

process.on("SIGINT", () => void stop(0));
process.on("SIGTERM", () => void stop(0));
