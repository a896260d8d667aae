#!/usr/bin/env node
import { crashPointFrom } from "@motcua/broker/crash-point";
import { exitNeedsPerson, sentenceFor } from "@motcua/broker/needs-person";
import { settled } from "@motcua/broker/ports";
import { realChance, realClock } from "@motcua/broker/real-ports";
import { type Command, CommanderError } from "commander";
import { pino } from "pino";
import { rotateKeyCommand } from "./forwarding/rotate-key.ts";
import { OfficeFault } from "./office/office-file.ts";
import { runBeside } from "./run-beside.ts";
import { type Server, startServer } from "./server.ts";
import { type Settings, serverProgram, settingsOf } from "./settings.ts";

/** A broker of the office's own may be away: after this long the pages are told as they are, ms. */
const linkPatienceMs = 3_000;

const clock = realClock();
const kill = () => process.kill(process.pid, "SIGKILL");

try {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  await serverProgram(run).addCommand(rotateKeyCommand(say)).parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Commander has said what is wrong; asked for help it ends with 0.
  process.exit(error.exitCode === 0 ? 0 : exitNeedsPerson);
}

async function run(_: unknown, command: Command): Promise<void> {
  const settings = settingsOf(command);
  const logger = pino({ level: settings.logLevel, redact: ["*.secret", "*.password", "*.token"] });
  let server: Server;
  try {
    server = await startServer(settings, {
      clock,
      chance: realChance(),
      logger,
      crash: crashPointFrom(process.env["CRASH_AT"], kill),
      fetch,
      runBeside,
      onFatal: (error) => {
        logger.fatal(
          { err: error },
          "the journal's state is unknown: the server ends and replays it",
        );
        process.exit(1);
      },
    });
  } catch (error) {
    const sentence = forAPerson(error, settings);
    if (sentence === undefined) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exit(exitNeedsPerson);
  }
  logger.info({ url: server.url }, "the office is open to boards and pages");

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void server.stop().then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop);
  process.on("SIGHUP", () => server.reload());
  await settled(clock, linkPatienceMs, () => server.isLinked());
  if (process.connected) process.send?.({ ready: server.url });
}

/** One clear sentence with the remedy, for what only a person can mend. */
function forAPerson(error: unknown, settings: Settings): string | undefined {
  if (error instanceof OfficeFault) return error.message;
  const { dataDir, officeFile, httpPort, mqttPort } = settings;
  return sentenceFor(error, {
    ports: { HTTP_PORT: httpPort, MQTT_PORT: mqttPort },
    places: { DATA_DIR: dataDir, ...(officeFile !== undefined && { OFFICE_FILE: officeFile }) },
  });
}
