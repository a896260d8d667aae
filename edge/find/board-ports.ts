import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FindPorts, Found } from "./find-ports.ts";
import { firstLine, namesIn } from "./folder.ts";

/** I²C buses, each with the addresses that answered. */
export async function i2cBuses({ dev, sys, probeI2c }: FindPorts): Promise<Found[]> {
  const buses = namesIn(dev).flatMap((name) => /^i2c-(\d+)$/.exec(name)?.[1] ?? []);
  return Promise.all(
    buses.map(async (bus) => ({
      port: `i2c:${bus}`,
      label: firstLine(join(sys, "class", "i2c-dev", `i2c-${bus}`, "name")) ?? `i2c-${bus}`,
      addresses: await probeI2c(Number(bus)),
    })),
  );
}

/** GPIO chips by their label, which stays where their number does not. */
export function gpioChips({ sys }: FindPorts): Found[] {
  const folder = join(sys, "class", "gpio");
  const chips = namesIn(folder).filter((name) => name.startsWith("gpiochip"));
  const labels = chips.flatMap((name) => firstLine(join(folder, name, "label")) ?? []);
  return [...new Set(labels)].map((label) => ({ port: `gpio:${label}`, label }));
}

/** Sound cards by name, e.g. ` 0 [Headphones     ]: bcm2835_headpho - bcm2835 Headphones`. */
export function soundCards({ proc }: FindPorts): Found[] {
  const cards = /^\s*\d+ \[(\S+)\s*\]: (.*)$/gm;
  return [...text(join(proc, "asound", "cards")).matchAll(cards)].map(([, id = "", name]) => ({
    port: `alsa:plughw:CARD=${id}`,
    label: name ?? id,
  }));
}

function text(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
