import { type Command, InvalidArgumentError, Option } from "commander";
import { ToolFault } from "./tool-fault.ts";
import type { ToolPorts } from "./tool-ports.ts";

/** Pages of a replay, beside those of a board at work. */
const replayPort = 8_484;

/** Adds `replay` and `profile` to the command. Each is loaded when it is called: `run` pays nothing for it. */
export function addTools(program: Command, ports: ToolPorts): void {
  const { write, fail, untilStopped } = ports;
  const guarded = async (work: Promise<void>) => {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof ToolFault)) throw error;
      fail(error.message);
    }
  };
  const replay = async (path: string, { print, speed, httpPort: port }: ReplayOptions) => {
    const { printRecording, serveReplay } = await import("./replay/replay.ts");
    if (print === true) return printRecording(path, write);
    const served = await serveReplay({ ...ports, path, speed, port });
    write(`the recording is shown at ${served.url}/bench`);
    await untilStopped();
    await served.stop();
  };
  program
    .command("replay")
    .description("Show a board's recording on the bench page, or print what it decodes to")
    .argument("<file>", "a file fetched from the technician's page")
    .option("--print", "print what people saw, heard and pressed, a line each, and end")
    .option("--speed <factor>", "times the real speed, or max", speedFactor, 1)
    .addOption(
      new Option("--http-port <port>", "port of the bench page, on loopback")
        .default(replayPort)
        .argParser(portNumber),
    )
    .action((path: string, options: ReplayOptions) => guarded(replay(path, options)));
  addProfileTools(program, ports, guarded);
}

function addProfileTools(
  program: Command,
  ports: ToolPorts,
  guarded: (work: Promise<void>) => Promise<void>,
): void {
  const check = async (path: string) => {
    const { checkProfile } = await import("./profile-tool/load-profile.ts");
    await checkProfile(path, ports.write);
  };
  const attempt = async (path: string, options: TryOptions) => {
    const { tryProfile } = await import("./profile-tool/try-profile.ts");
    const { port, address } = options;
    await tryProfile({ path, port, address }, ports);
  };
  const profile = program
    .command("profile")
    .description("Work on the description of a model of hardware, a YAML file");
  profile
    .command("check")
    .description("Name what is wrong in the file, line by line")
    .argument("<file>", "<id>.yaml")
    .action((path: string) => guarded(check(path)));
  profile
    .command("try")
    .description("Drive one device of the model, and show what its line carries")
    .argument("<file>", "<id>.yaml")
    .option("--port <port>", "as in office.yaml, or sim for a simulated device", "sim")
    .option("--address <number>", "its number on a shared line", addressNumber)
    .action((path: string, options: TryOptions) => guarded(attempt(path, options)));
}

type TryOptions = { readonly port: string; readonly address?: number };

function addressNumber(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && number <= 255) return number;
  throw new InvalidArgumentError("An address is a number from 0 to 255, such as 3 or 0x70.");
}

type ReplayOptions = {
  readonly print?: true;
  readonly speed: number;
  readonly httpPort: number;
};

function speedFactor(value: string): number {
  if (value === "max") return Number.POSITIVE_INFINITY;
  const factor = Number(value);
  if (factor > 0 && factor <= 1_000) return factor;
  throw new InvalidArgumentError("The speed is a number up to 1000, or max.");
}

function portNumber(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new InvalidArgumentError("A port is a number from 0 to 65535.");
}
