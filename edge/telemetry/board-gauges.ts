import { readdir, readFile, statfs } from "node:fs/promises";
import { freemem } from "node:os";
import { join } from "node:path";
import type { Measured } from "./tally.ts";

/** Where the machine tells how it is; a test gives its own. */
export type Machine = {
  /** `/sys/class/thermal` of Linux. */
  readonly thermal: string;
  /** The data folder, whose disk is watched. */
  readonly dataDir: string;
};

/** Outside of this a sensor is not connected or not of the processor, °C. */
const plausible = { least: -40, most: 150 } as const;

/**
 * What the board measures of itself now: the hottest thermal zone in °C, memory and disk in
 * bytes. What the machine does not tell is left out.
 */
export async function boardGauges({ thermal, dataDir }: Machine): Promise<Measured> {
  const [temperature, disk] = await Promise.all([hottest(thermal), freeDisk(dataDir)]);
  return {
    ...(temperature !== undefined && { "cpu.temperature": temperature }),
    "memory.free": freemem(),
    "memory.used": process.memoryUsage.rss(),
    ...(disk !== undefined && { "disk.free": disk }),
  };
}

/** Zones report thousandths of a degree (Linux, Documentation/driver-api/thermal/sysfs-api.rst). */
async function hottest(folder: string): Promise<number | undefined> {
  const zones = await readdir(folder).catch(() => []);
  const read = zones
    .filter((zone) => zone.startsWith("thermal_zone"))
    .map((zone) => readFile(join(folder, zone, "temp"), "utf8").catch(() => ""));
  const degrees = (await Promise.all(read))
    .filter((text) => /^-?[0-9]+\s*$/.test(text))
    .map((text) => Number(text) / 1_000)
    .filter((value) => value > plausible.least && value < plausible.most);
  return degrees.length === 0 ? undefined : Math.max(...degrees);
}

async function freeDisk(folder: string): Promise<number | undefined> {
  const stats = await statfs(folder).catch(() => undefined);
  return stats && stats.bavail * stats.bsize;
}
