import { isDeepStrictEqual } from "node:util";
import type { DeviceConfig, Health } from "@motcua/broker/contract";
import type { Clock } from "@motcua/broker/ports";
import type { Have } from "@motcua/broker/session";
import { findProfile, type Role, roleOf } from "@motcua/device-profiles";
import type { BoardDisk } from "../devices/board-disk.ts";
import type { Device } from "../devices/device.ts";

/** The health of each configured device, and since when. */
export type HealthBook = {
  of(device: string): Health;
  /** As it is reported to the server. */
  report(): Have["devices"];
};

/** A device's health, and since when by the monotonic clock, ms. */
export type KnownHealth = { readonly health: Health; readonly sinceMs: number };

const absent: Health = { state: "down", code: "not-supported" };
const well: Health = { state: "ok" };

/** What such a device must not forget is on the board's disk: a full one stops it. */
const onDisk: ReadonlySet<Role> = new Set([
  "ticket-printer",
  "speaker",
  "rating-keypad",
  "rating-page",
] as const);

/**
 * Keeps the book. A configured device that this board cannot drive is down; a page is well as
 * long as the board serves it.
 */
export function keepHealthBook(options: {
  readonly configs: readonly DeviceConfig[];
  readonly devices: ReadonlyMap<string, Pick<Device, "health" | "onHealth">>;
  readonly clock: Clock;
  /** Of the same devices before they were opened anew. */
  readonly known?: ReadonlyMap<string, KnownHealth>;
  readonly disk: Pick<BoardDisk, "fault" | "onChange">;
  readonly onChange: () => void;
}): HealthBook {
  const { configs, devices, clock, disk, onChange } = options;
  const known = new Map(options.known);
  const sinceMs = new Map(configs.map(({ name }) => [name, clock.monoMs()]));
  const begin = (name: string, health: Health) => {
    const before = known.get(name);
    // A device that is opened anew is as it was before as soon as it says so.
    const isAsBefore = before !== undefined && isDeepStrictEqual(before.health, health);
    sinceMs.set(name, isAsBefore ? before.sinceMs : clock.monoMs());
    if (health.state !== "unknown") known.delete(name);
  };
  for (const [name, device] of devices) {
    device.onHealth(() => {
      begin(name, of(name));
      onChange();
    });
  }
  const stored = new Set(configs.filter(needsDisk).map(({ name }) => name));
  const of = (name: string): Health => {
    const page = configs.some((config) => config.name === name && config.port === "page");
    const own = devices.get(name)?.health() ?? (page ? well : absent);
    const code = stored.has(name) ? disk.fault() : undefined;
    return code === undefined ? own : { state: "down", code };
  };
  disk.onChange(() => {
    for (const name of stored) begin(name, of(name));
    onChange();
  });
  for (const { name } of configs) begin(name, of(name));
  return {
    of,
    report: () =>
      configs.map(({ name, profile, port }) => ({
        name,
        profile,
        simulated: /^((firmata|i2c|gpio):)?sim:/.test(port),
        health: of(name),
        forMs: Math.max(0, Math.round(clock.monoMs() - (sinceMs.get(name) ?? clock.monoMs()))),
      })),
  };
}

function needsDisk(config: DeviceConfig): boolean {
  const profile = findProfile(config.profile);
  return profile !== undefined && onDisk.has(roleOf(profile));
}

/** What a health book knows of the devices that the next configuration has as they are. */
export function stillKnown(
  before: { readonly configs: readonly DeviceConfig[]; readonly book: HealthBook },
  next: readonly DeviceConfig[],
  clock: Clock,
): ReadonlyMap<string, KnownHealth> {
  const same = next.filter((one) => before.configs.some((other) => isDeepStrictEqual(one, other)));
  const names = new Set(same.map(({ name }) => name));
  const known = before.book.report().filter(({ name }) => names.has(name));
  return new Map(
    known.map(({ name, health, forMs }) => [name, { health, sinceMs: clock.monoMs() - forMs }]),
  );
}
