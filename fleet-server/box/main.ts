#!/usr/bin/env node
import { join, resolve } from "node:path";
import { exitNeedsPerson, sentenceFor } from "@motcua/broker/needs-person";
import { realClock } from "@motcua/broker/real-ports";
import { openLineLog } from "./line-log.ts";
import { type Program, runProgram } from "./program.ts";

/**
 * One box: the server and the edge on one machine, each started again when it dies. The programs
 * to run are named on the command line as `name=file`, so that neither workspace imports the other.
 */
const say = (text: string) => process.stdout.write(`${text}\n`);
const complain = (text: string) => process.stderr.write(`${text}\n`);
const dataDir = resolve(process.env["DATA_DIR"] ?? "data");
const clock = realClock();
const programs = new Map<string, Program>();
const addresses = new Map<string, string>();
const named = process.argv.slice(2).map((argument) => argument.split("=", 2) as [string, string]);
let stopping = false;

process.on("SIGINT", () => void stop(0));
process.on("SIGTERM", () => void stop(0));
// A terminal that closes ends the box that was started in it; elsewhere SIGHUP reads office.yaml anew.
process.on("SIGHUP", () => {
  if (process.stdout.isTTY) void stop(0);
  else programs.get("server")?.signal("SIGHUP");
});
try {
  for (const [name, file] of named) programs.set(name, run(name, file));
} catch (error) {
  const sentence = sentenceFor(error, { ports: {}, places: { DATA_DIR: dataDir } });
  if (sentence === undefined) throw error;
  complain(sentence);
  await stop(exitNeedsPerson);
}

function run(name: string, file: string): Program {
  const log = join(dataDir, "log", `${name}.log`);
  return runProgram({
    file: resolve(file),
    args: ["run"],
    env: { ...process.env, DATA_DIR: dataDir },
    clock,
    onLine: openLineLog(log),
    onReady: (address) => {
      if (addresses.has(name)) complain(`${name} runs again.`);
      else if (addresses.size + 1 === named.length) {
        say(`Motcua: ${addresses.get("server") ?? address} - open it in a browser; Ctrl-C stops.`);
      }
      addresses.set(name, address);
    },
    onRestart: (why) => complain(`${name} stopped (${why}); it is started again. Log: ${log}`),
    onNeedsPerson: (lastWords) => {
      complain(lastWords);
      void stop(exitNeedsPerson);
    },
  });
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  const clean = await Promise.all([...programs.values()].map((program) => program.stop()));
  if (code === 0) {
    say(
      clean.every(Boolean)
        ? "Motcua has stopped; everything is saved."
        : "Motcua was stopped by force after 9 s; what was saved stays saved.",
    );
  }
  process.exit(code);
}
