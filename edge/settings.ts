import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";

/** The settings of a board's process, from flags and environment; `--help` prints them all. */
export type Settings = {
  readonly dataDir: string;
  readonly credential: string | undefined;
  readonly board: string | undefined;
  readonly claim: string | undefined;
  readonly server: string | undefined;
  readonly httpPort: number;
  readonly captureDir: string | undefined;
  readonly logLevel: string;
};

const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"];

/**
 * The command `motcua-edge`, whose help prints every setting. Parsing rejects with a CommanderError
 * where it would end the process.
 */
export function edgeProgram(run: (_: unknown, command: Command) => Promise<void>): Command {
  const program = new Command("motcua-edge")
    .description("A board with the devices of a reception hall")
    .exitOverride();
  const running = withSettings(program.command("run").description("Run this board")).action(run);
  return program.addHelpText("after", () => `\n${running.helpInformation()}`);
}

/** Adds the settings to a command; each has a flag and an environment variable. */
function withSettings(command: Command): Command {
  return command
    .addOption(
      new Option("--data-dir <folder>", "folder for the board's log and configuration")
        .env("DATA_DIR")
        .default("data"),
    )
    .addOption(
      new Option(
        "--credential <file>",
        "the board's credential (default: the one that the server on this machine hands out)",
      ).env("CREDENTIAL"),
    )
    .addOption(
      new Option(
        "--board <name>",
        "which board this is, where the server on this machine knows several",
      ).env("BOARD"),
    )
    .addOption(
      new Option(
        "--claim <code>",
        "claim a position with this code: CODE, POSITION/CODE, or the link of the QR code",
      ).env("CLAIM"),
    )
    .addOption(
      new Option(
        "--server <url>",
        "address of the office's server; without a claim this board waits there for a position",
      )
        .env("SERVER")
        .argParser(serverUrl),
    )
    .addOption(
      new Option("--http-port <port>", "port of the board's own pages, on loopback")
        .env("EDGE_HTTP_PORT")
        .default(8481)
        .argParser(portNumber),
    )
    .addOption(
      new Option(
        "--capture-dir <folder>",
        "append the bytes of each simulated device to a file here",
      ).env("CAPTURE_DIR"),
    )
    .addOption(
      new Option("--log-level <level>", "how much is logged")
        .env("LOG_LEVEL")
        .choices(logLevels)
        .default("info"),
    );
}

/** Reads the parsed options of the command `run`. */
export function settingsOf(command: Command): Settings {
  const options = command.opts<Settings>();
  return {
    ...options,
    dataDir: resolve(options.dataDir),
    credential: absolute(options.credential),
    captureDir: absolute(options.captureDir),
  };
}

function absolute(path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(path);
}

function serverUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    throw new InvalidArgumentError("SERVER must look like http://host:port.");
  }
  return url.origin;
}

function portNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new InvalidArgumentError("EDGE_HTTP_PORT must be a port number from 0 to 65535.");
  }
  return number;
}
