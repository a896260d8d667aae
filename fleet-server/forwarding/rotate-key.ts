import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command, Option } from "commander";
import { openSigningKeys } from "./signing-keys.ts";

/** The command that makes a new signing key; the running server signs with it at once. */
export function rotateKeyCommand(say: (line: string) => void): Command {
  const command = new Command("rotate-signing-key")
    .description("Make a new key for signing day summaries; the old ones stay published")
    .exitOverride()
    .addOption(
      new Option("--data-dir <folder>", "the server's data folder").env("DATA_DIR").default("data"),
    );
  return command.action(async ({ dataDir }: { readonly dataDir: string }) => {
    const folder = resolve(dataDir);
    if (!existsSync(folder)) command.error(`There is no data folder ${folder}.`);
    try {
      say(`Day summaries are signed with the key ${await openSigningKeys(folder).rotate()} now.`);
    } catch (error) {
      command.error(`No key was made: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}
