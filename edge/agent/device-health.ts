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
  /** The devices that are there from now on. */
  follow(configs: readonly DeviceConfig[], devices: Devices): void;
};

type Devices = ReadonlyMap<string, Pick<Device, "health" | "onHealth">>;

/** A device's health, and since when by the monotonic clock, ms. */
type KnownHealth = { readonly health: Health; readonly sinceMs: number };

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
 * long as the board serves it. A device that is opened anew under the same lines of the document,
 * and then is as it was, has been so since before.
 */
export function keepHealthBook(options: {
  readonly clock: Clock;
  readonly disk: Pick<BoardDisk, "fault" | "onChange">;
  readonly onChange: () => void;
}): HealthBook {
  const { clock, disk, onChange } = options;
  let configs: readonly DeviceConfig[] = [];
  let devices: Devices = new Map();
  const known = new Map<string, KnownHealth>();
  const since = new Map<string, number>();

  const configOf = (name: string) => configs.find((config) => config.name === name);
  const sinceOf = (name: string) => since.get(name) ?? clock.monoMs();
  const of = (name: string): Health => {
    const config = configOf(name);
    const code = config !== undefined && needsDisk(config) ? disk.fault() : undefined;
    if (code !== undefined) return { state: "down", code };
    return devices.get(name)?.health() ?? (config?.port === "page" ? well : absent);
  };
  const begin = (name: string) => {
    const [before, health] = [known.get(name), of(name)];
    const isAsBefore = before !== undefined && isDeepStrictEqual(before.health, health);
    since.set(name, isAsBefore ? before.sinceMs : clock.monoMs());
    if (health.state !== "unknown") known.delete(name);
  };
  disk.onChange(() => {
    for (const config of configs.filter(needsDisk)) begin(config.name);
    onChange();
  });
  return {
    of,
    report: () =>
      configs.map(({ name, profile, port }) => ({
        name,
        profile,
        simulated: /^((firmata|i2c|gpio):)?sim:/.test(port),
        health: of(name),
        forMs: Math.max(0, Math.round(clock.monoMs() - sinceOf(name))),
      })),
    follow: (nextConfigs, nextDevices) => {
      const had = new Map(configs.map((config) => [config.name, config]));
      const fresh = nextConfigs.filter(
        (next) =>
          !isDeepStrictEqual(had.get(next.name), next) ||
          devices.get(next.name) !== nextDevices.get(next.name),
      );
      for (const next of fresh) {
        const { name } = next;
        known.delete(name);
        if (!isDeepStrictEqual(had.get(name), next)) continue;
        known.set(name, { health: of(name), sinceMs: sinceOf(name) });
      }
      const names = new Set(nextConfigs.map(({ name }) => name));
      for (const name of had.keys()) if (!names.has(name)) since.delete(name);
      configs = nextConfigs;
      devices = nextDevices;
      for (const { name } of fresh) {
        const device = devices.get(name);
        device?.onHealth(() => {
          if (devices.get(name) !== device) return;
          begin(name);
          onChange();
        });
        begin(name);
      }
    },
  };
}

function needsDisk({ profile: id }: DeviceConfig): boolean {
  const profile = findProfile(id);
  return profile !== undefined && onDisk.has(roleOf(profile));
}
