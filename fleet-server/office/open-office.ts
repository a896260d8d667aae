import { copyFileSync, existsSync, readFileSync } from "node:fs";
import type { Store } from "@motcua/broker/log";
import type { Logger } from "@motcua/broker/ports";
import { knownProfiles } from "@motcua/device-profiles";
import { sayFault } from "@motcua/device-profiles/document";
import { type OfficeFile, openOfficeFile } from "./office-file.ts";
import { sampleOfficePath } from "./sample.ts";
import { openShelf } from "./shelf.ts";

/** Opens the office's document at `path`; where there is none, the sample is put there first. */
export function openOffice(path: string, store: Store, logger: Logger): OfficeFile {
  const shelf = openShelf(store);
  if (!existsSync(path) && shelf.read() === undefined) copyFileSync(sampleOfficePath, path);
  const readText = () => readFileSync(path, "utf8");
  const office = openOfficeFile({ name: path, readText, shelf, profiles: knownProfiles });
  tellReading(office, logger);
  return office;
}

/** Puts into the log what became of the latest reading: every difference, or every fault. */
export function tellReading({ reading, rev }: OfficeFile, logger: Logger): void {
  if (!reading.taken) {
    for (const fault of reading.faults) {
      logger.warn({ fault }, `office.yaml is refused, revision ${rev} stays: ${sayFault(fault)}`);
    }
    return;
  }
  if (reading.differences.length === 0) {
    logger.info({ rev }, "office.yaml is in force as it was");
  }
  for (const difference of reading.differences) {
    logger.info({ ...difference, rev }, "the office has changed");
  }
}
