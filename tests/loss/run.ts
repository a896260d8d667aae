import { join } from "node:path";
import Database from "better-sqlite3";
import { type Office, startOffice } from "../harness/office.ts";
import { seededChance } from "../simulation/seeded.ts";
import type { Victim } from "./aim.ts";
import { type Kills, killRounds } from "./kill-rounds.ts";
import { brokenPromises } from "./oracle.ts";
import { watchThanks } from "./thanks.ts";

/** What a run of kills came to. */
export type Loss = {
  readonly kills: Kills;
  readonly broken: readonly string[];
  readonly slips: number;
  readonly thanks: number;
};

/** Runs an office through `rounds` kills of one process and looks what became of its promises. */
export async function runKills(run: {
  readonly victim: Victim;
  readonly rounds: number;
  readonly seed: number;
  readonly program?: { readonly server?: string; readonly edge?: string };
}): Promise<Loss> {
  const thanks = watchThanks();
  const office = await startOffice({
    tap: thanks.tap,
    ...(run.program && { program: run.program }),
  });
  try {
    const kills = await killRounds(office, { ...run, chance: seededChance(run.seed), thanks });
    await settled(office);
    const { device: printer } = office.peripherals.printer;
    return {
      kills,
      broken: brokenPromises({ printer, thanks, journal: office.journal() }),
      slips: printer.slips().length,
      thanks: [1, 2, 3].reduce((sum, counter) => sum + thanks.thankedAt(counter).length, 0),
    };
  } finally {
    await office.stop();
  }
}

/** Everybody is back, no slip is on its way, and the server has every fact of the board. */
export async function settled(office: Office): Promise<void> {
  await office.ready();
  await office.until("no ticket is printing", async () =>
    (await office.tickets()).every(({ state }) => state !== "printing"),
  );
  await office.until(
    "the board has no fact that the server lacks",
    () => unsentFacts(office) === 0,
  );
}

/** Facts that wait on the board's own disk for their ack. */
function unsentFacts({ dataDir }: Office): number {
  const database = new Database(join(dataDir, "box-26734.db"), { readonly: true });
  try {
    const count = database
      .prepare<[], number>("SELECT count(*) FROM log_entry WHERE log = 'facts'")
      .pluck();
    return count.get() ?? 0;
  } finally {
    database.close();
  }
}
