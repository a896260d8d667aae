#!/usr/bin/env node
import { crashPointFrom } from "@motcua/broker/crash-point";
import { StoreFault } from "@motcua/broker/log";
import { realChance, realClock } from "@motcua/broker/real-ports";
import { Command } from "commander";
import { pino } from "pino";
import { exitNeedsPerson } from "./box/program.ts";
import { OfficeFault } from "./office/office-file.ts";
import { type Server, startServer } from "./server.ts";
import { settingsOf, withSettings } from "./settings.ts";

const program = new Command("motcua-server").description("The server of a ward's reception hall");
withSettings(program.command("run").description("Run the office's server")).action(run);
await program.parseAsync();

async function run(_: unknown, command: Command): Promise<void> {
  const settings = settingsOf(command);
  const logger = pino({ level: settings.logLevel, redact: ["*.secret", "*.password", "*.token"] });
  const crash = crashPointFrom(process.env["CRASH_AT"], () => process.kill(process.pid, "SIGKILL"));
  let server: Server;
  try {
    server = await startServer(settings, {
      clock: realClock(),
      chance: realChance(),
      logger,
      crash,
      fetch,
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
  process.send?.({ ready: server.url });

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
}

/** One clear sentence with the remedy, for what only a person can mend. */
function forAPerson(
  error: unknown,
  settings: { httpPort: number; mqttPort: number; dataDir: string },
): string | undefined {
  if (error instanceof StoreFault || error instanceof OfficeFault) return error.message;
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  if (error.code === "EADDRINUSE" && "port" in error) {
    const variable = error.port === settings.httpPort ? "HTTP_PORT" : "MQTT_PORT";
    return `Port ${String(error.port)} is in use by another program. Stop it, or set ${variable} to a free port.`;
  }
  if (error.code === "EACCES" || error.code === "EROFS" || error.code === "ENOTDIR") {
    return `The data folder ${settings.dataDir} cannot be written (${error.code}). Make it writable, or set DATA_DIR.`;
  }
  return undefined;
}
