#!/usr/bin/env node
import { mkdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { crashPointFrom } from "@motcua/broker/crash-point";
import { StoreFault } from "@motcua/broker/log";
import { sleep } from "@motcua/broker/ports";
import { realChance, realClock } from "@motcua/broker/real-ports";
import { shippedVoice } from "@motcua/device-profiles/voice";
import { Command } from "commander";
import { pino } from "pino";
import { startBoard } from "./agent/board.ts";
import { captureInto } from "./agent/capture.ts";
import { CredentialFault, findCredential } from "./agent/credential.ts";
import { startLocalServer } from "./local/local-server.ts";
import { type Settings, settingsOf, withSettings } from "./settings.ts";
import { loadVoice } from "./speech/voice.ts";

/** Exit code of a program that a person must help first (sysexits EX_CONFIG). */
const exitNeedsPerson = 78;

/** The server on this machine may still be starting: look again this often, ms. */
const credentialEveryMs = 200;

const clock = realClock();
const chance = realChance();
const here = import.meta.dirname;
const pages = basename(here) === "dist" ? join(here, "web") : join(here, "dist", "web");

const program = new Command("motcua-edge").description(
  "A board with the devices of a reception hall",
);
withSettings(program.command("run").description("Run this board")).action(run);
await program.parseAsync();

async function run(_: unknown, command: Command): Promise<void> {
  const settings = settingsOf(command);
  try {
    await serve(settings);
  } catch (error) {
    const sentence = forAPerson(error, settings);
    if (sentence === undefined) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exit(exitNeedsPerson);
  }
}

async function serve(settings: Settings): Promise<void> {
  const logger = pino({ level: settings.logLevel, redact: ["*.secret"] });
  const credential = await waitForCredential(settings, (text) => logger.info(text));
  const voice = loadVoice(shippedVoice());
  if (!voice.ok)
    throw new Error("the voice pack that ships with Motcua is broken: install it again");
  const database = join(settings.dataDir, `${credential.board}.db`);
  mkdirSync(dirname(database), { recursive: true });
  const board = await startBoard({
    ...{ credential, database, clock, chance, logger },
    fw: "0.1.0",
    voice: voice.value,
    crash: crashPointFrom(process.env["CRASH_AT"], () => process.kill(process.pid, "SIGKILL")),
    tap: settings.captureDir === undefined ? undefined : captureInto(settings.captureDir),
  });
  const local = await startLocalServer({
    port: settings.httpPort,
    pages,
    desk: board.desk,
    clock,
    logger,
  });
  board.servePagesAt(local.url);
  process.send?.({ ready: local.url });

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void local
      .stop()
      .then(() => board.stop())
      .then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop);
}

async function waitForCredential(settings: Settings, say: (text: string) => void) {
  const where = { file: settings.credential, dataDir: settings.dataDir, board: settings.board };
  let said = false;
  for (;;) {
    const found = findCredential(where);
    if (found !== undefined) return found;
    if (!said) say("waiting for this board's credential from the server");
    said = true;
    await sleep(clock, credentialEveryMs);
  }
}

/** One clear sentence with the remedy, for what only a person can mend. */
function forAPerson(error: unknown, settings: Settings): string | undefined {
  if (error instanceof StoreFault || error instanceof CredentialFault) return error.message;
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  if (error.code === "EADDRINUSE") {
    return `Port ${settings.httpPort} is in use by another program. Stop it, or set EDGE_HTTP_PORT to a free port.`;
  }
  if (error.code === "EACCES" || error.code === "EROFS" || error.code === "ENOTDIR") {
    return `The data folder ${settings.dataDir} cannot be written (${error.code}). Make it writable, or set DATA_DIR.`;
  }
  return undefined;
}
