#!/usr/bin/env node
import { basename, dirname, join } from "node:path";
import { crashPointFrom } from "@motcua/broker/crash-point";
import { makeFolder } from "@motcua/broker/make-folder";
import { exitNeedsPerson, sentenceFor } from "@motcua/broker/needs-person";
import { type Logger, settled } from "@motcua/broker/ports";
import { realChance, realClock } from "@motcua/broker/real-ports";
import { shippedVoice } from "@motcua/device-profiles/voice";
import { type Command, CommanderError } from "commander";
import { pino } from "pino";
import { type Board, startBoard } from "./agent/board.ts";
import { captureInto } from "./agent/capture.ts";
import { CredentialFault } from "./agent/credential.ts";
import { probeI2c } from "./find/probe-i2c.ts";
import { startLocalServer } from "./local/local-server.ts";
import { serveUnclaimedPage, type UnclaimedPage } from "./local/unclaimed-page.ts";
import { askServer } from "./provision/ask-server.ts";
import { type AwaitPosition, awaitPosition } from "./provision/await-position.ts";
import { thisMachine } from "./provision/hardware.ts";
import { findLocalClaim } from "./provision/local-claim.ts";
import { isOther, type Obtained, obtain } from "./provision/obtain.ts";
import { edgeProgram, type Settings, settingsOf } from "./settings.ts";
import { loadVoice } from "./speech/voice.ts";
import type { ToolPorts } from "./tool-ports.ts";
import { addTools } from "./tools.ts";

/** A broker that has moved, or another claim on this machine: look this often, ms. */
const otherCredentialEveryMs = 2_000;

/** The server may be away: after this long the board's pages are told as they are, ms. */
const serverPatienceMs = 3_000;

const clock = realClock();
const chance = realChance();
const here = import.meta.dirname;
const pages = basename(here) === "dist" ? join(here, "web") : join(here, "dist", "web");
const kill = () => process.kill(process.pid, "SIGKILL");
const crash = crashPointFrom(process.env["CRASH_AT"], kill);

try {
  const program = edgeProgram(run);
  addTools(program, toolPorts());
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Commander has said what is wrong; asked for help it ends with 0.
  process.exit(error.exitCode === 0 ? 0 : exitNeedsPerson);
}

function toolPorts(): ToolPorts {
  // Who reads along (`| head`) may have read enough.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
  return {
    ...{ clock, chance, pages },
    logger: pino({ level: "warn" }),
    write: (line) => void process.stdout.write(`${line}\n`),
    fail: (sentence) => {
      process.stderr.write(`${sentence}\n`);
      process.exitCode = exitNeedsPerson;
    },
    untilStopped: () =>
      new Promise((resolve) => {
        process.once("SIGTERM", () => resolve());
        process.once("SIGINT", () => resolve());
      }),
  };
}

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
  const logger = pino({ level: settings.logLevel, redact: ["*.secret", "*.password", "*.token"] });
  const { credential, want } = await obtained(settings, logger);
  const voice = loadVoice(shippedVoice());
  if (!voice.ok)
    throw new Error("the voice pack that ships with Motcua is broken: install it again");
  const database = join(settings.dataDir, `${credential.board}.db`);
  makeFolder(dirname(database));
  let stop = () => {};
  const position: AwaitPosition = awaitPosition({
    ...{ told: settings, mine: credential, clock, logger, crash },
    ask: askServer(thisMachine(settings.dataDir, chance), fetch),
    server: () =>
      settings.server ??
      findLocalClaim(settings.dataDir, settings.board)?.server ??
      board.desk.kiosk()?.serverUrl,
    onGiven: () => stop(),
  });
  const board: Board = await startBoard({
    ...{ credential, want, database, clock, chance, logger },
    onAdmission: (admitted) => (admitted ? position.connected() : position.refused()),
    waitingNumber: () => position.number,
    isPutOut: () => position.isOut,
    fw: "0.1.0",
    voice: voice.value,
    crash,
    tap: settings.captureDir === undefined ? undefined : captureInto(settings.captureDir, logger),
    find: { dev: "/dev", sys: "/sys", proc: "/proc", probeI2c },
  });
  const local = await startLocalServer({
    port: settings.httpPort,
    pages,
    desk: board.desk,
    clock,
    logger,
  });
  board.servePagesAt(local.url);

  let stopping = false;
  stop = () => {
    if (stopping) return;
    stopping = true;
    position.stop();
    void local
      .stop()
      .then(() => board.stop())
      .then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop);
  // A closed terminal tells the whole group; the box decides what becomes of it.
  process.on("SIGHUP", () => undefined);
  clock.every(otherCredentialEveryMs, () => {
    if (!isOther(settings, credential)) return;
    logger.warn("another credential was handed out: this board ends, to be started with it");
    stop();
  });
  const { desk } = board;
  const isServed = () => desk.kiosk() !== undefined && desk.kioskState().mode !== "server-away";
  await settled(clock, serverPatienceMs, isServed);
  if (process.connected) process.send?.({ ready: local.url });
}

/** Finds or gets the board's credential; a board that waits for a person shows its number. */
async function obtained(settings: Settings, logger: Logger): Promise<Obtained> {
  const { dataDir, httpPort: port, server = "" } = settings;
  let page: UnclaimedPage | undefined;
  const ask = askServer(thisMachine(dataDir, chance), fetch);
  const onNumber = async (number: string | null) => {
    page ??= await serveUnclaimedPage({ port, server });
    page.show(number);
  };
  const found = await obtain(settings, { ask, clock, chance, logger, crash, onNumber });
  await page?.stop();
  return found;
}

/** One clear sentence with the remedy, for what only a person can mend. */
function forAPerson(error: unknown, settings: Settings): string | undefined {
  if (error instanceof CredentialFault) return error.message;
  const { dataDir, captureDir, httpPort } = settings;
  return sentenceFor(error, {
    ports: { EDGE_HTTP_PORT: httpPort },
    places: { DATA_DIR: dataDir, ...(captureDir !== undefined && { CAPTURE_DIR: captureDir }) },
  });
}
