import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";

/** The settings of the server's process, from flags and environment; `--help` prints them all. */
export type Settings = {
  readonly dataDir: string;
  readonly officeFile: string | undefined;
  readonly httpPort: number;
  readonly mqttPort: number;
  readonly brokerUrl: string | undefined;
  readonly mosquittoDir: string | undefined;
  readonly mosquittoPidFile: string | undefined;
  readonly publicUrl: string | undefined;
  /** Whether an office of simulated devices shows a history before its first day. */
  readonly demoHistory: boolean;
  readonly board: string | undefined;
  readonly influxUrl: string | undefined;
  readonly logLevel: string;
};

const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"];

/**
 * The command `motcua-server`, whose help prints every setting. Parsing rejects with a CommanderError
 * where it would end the process.
 */
export function serverProgram(run: (_: unknown, command: Command) => Promise<void>): Command {
  const program = new Command("motcua-server")
    .description("The server of a ward's reception hall")
    .exitOverride();
  const running = withTelemetry(
    withSettings(program.command("run").description("Run the office's server")),
  ).action(run);
  return program.addHelpText("after", () => `\n${running.helpInformation()}`);
}

/** Adds the settings to a command; each has a flag and an environment variable. */
function withSettings(command: Command): Command {
  return command
    .addOption(
      new Option("--data-dir <folder>", "folder for the journal, the office file and secrets")
        .env("DATA_DIR")
        .default("data"),
    )
    .addOption(
      new Option(
        "--office-file <file>",
        "the office's document (default: office.yaml in the data folder)",
      ).env("OFFICE_FILE"),
    )
    .addOption(
      port("--http-port <port>", "HTTP_PORT", 8480, "port of the pages and the API, on loopback"),
    )
    .addOption(
      port("--mqtt-port <port>", "MQTT_PORT", 8483, "port of the built-in broker, on loopback"),
    )
    .addOption(
      new Option(
        "--broker-url <url>",
        "use this broker instead of the built-in one: mqtt://user:password@host:port",
      )
        .env("BROKER_URL")
        .argParser(brokerUrl),
    )
    .addOption(
      new Option(
        "--mosquitto-dir <folder>",
        "keep the password, access and configuration files of that Mosquitto here",
      ).env("MOSQUITTO_DIR"),
    )
    .addOption(
      new Option(
        "--mosquitto-pid-file <file>",
        "that Mosquitto's process id: it is sent SIGHUP when its files have changed",
      ).env("MOSQUITTO_PID_FILE"),
    )
    .addOption(
      new Option(
        "--board <name>",
        "the board of this machine, which claims its position by itself (default: the first)",
      ).env("BOARD"),
    )
    .addOption(
      new Option(
        "--public-url <url>",
        "address by which browsers reach the pages, QR codes lead to it (default: the HTTP address)",
      )
        .env("PUBLIC_URL")
        .argParser(publicUrl),
    )
    .addOption(
      new Option("--log-level <level>", "how much is logged")
        .env("LOG_LEVEL")
        .choices(logLevels)
        .default("info"),
    );
}

/** What an office for show has, and where telemetry goes beside the office's own archive. */
function withTelemetry(command: Command): Command {
  const demo = "invented figures of before the first day, where every device is simulated";
  return command
    .addOption(
      new Option("--demo-history <on|off>", demo)
        .env("DEMO_HISTORY")
        .choices(["on", "off"])
        .default("on"),
    )
    .addOption(
      new Option(
        "--influx-url <url>",
        "also write telemetry to this InfluxDB 1.x: http://user:password@host:8086/database",
      )
        .env("INFLUX_URL")
        .argParser(influxUrl),
    );
}

/** Reads the parsed options of the command `run`. */
export function settingsOf(command: Command): Settings {
  const { demoHistory, ...options } = command.opts<
    Omit<Settings, "demoHistory"> & { demoHistory: "on" | "off" }
  >();
  return {
    ...options,
    dataDir: resolve(options.dataDir),
    officeFile: absolute(options.officeFile),
    mosquittoDir: absolute(options.mosquittoDir),
    mosquittoPidFile: absolute(options.mosquittoPidFile),
    demoHistory: demoHistory === "on",
  };
}

function absolute(path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(path);
}

function port(flag: string, variable: string, fallback: number, text: string): Option {
  return new Option(flag, text)
    .env(variable)
    .default(fallback)
    .argParser((value) => {
      const number = Number(value);
      if (!Number.isInteger(number) || number < 0 || number > 65_535) {
        throw new InvalidArgumentError(`${variable} must be a port number from 0 to 65535.`);
      }
      return number;
    });
}

function brokerUrl(value: string): string {
  if (urlOf(value, ["mqtt:", "mqtts:"])?.username) return value;
  throw new InvalidArgumentError("BROKER_URL must look like mqtt://user:password@host:1883.");
}

function publicUrl(value: string): string {
  if (urlOf(value, ["http:", "https:"])) return value.replace(/\/+$/, "");
  throw new InvalidArgumentError("PUBLIC_URL must look like https://motcua.example.vn.");
}

function influxUrl(value: string): string {
  if (urlOf(value, ["http:", "https:"])) return value;
  throw new InvalidArgumentError("INFLUX_URL must look like http://host:8086/database.");
}

/** The address, where it is one of these protocols. */
function urlOf(value: string, protocols: readonly string[]): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url !== undefined && protocols.includes(url.protocol) ? url : undefined;
}
