import type { DeviceConfig, Health } from "@motcua/broker/contract";
import type { Clock } from "@motcua/broker/ports";
import type { Have } from "@motcua/broker/session";
import type { Device } from "../devices/device.ts";

/** The health of each configured device, and since when. */
export type HealthBook = {
  of(device: string): Health;
  /** As it is reported to the server. */
  report(): Have["devices"];
};

const absent: Health = { state: "down", code: "not-supported" };
const well: Health = { state: "ok" };

/**
 * Keeps the book. A configured device that this board cannot drive is down; a page is well as
 * long as the board serves it.
 */
export function keepHealthBook(options: {
  readonly configs: readonly DeviceConfig[];
  readonly devices: ReadonlyMap<string, Pick<Device, "health" | "onHealth">>;
  readonly clock: Clock;
  readonly onChange: () => void;
}): HealthBook {
  const { configs, devices, clock, onChange } = options;
  const sinceMs = new Map(configs.map(({ name }) => [name, clock.monoMs()]));
  for (const [name, device] of devices) {
    device.onHealth(() => {
      sinceMs.set(name, clock.monoMs());
      onChange();
    });
  }
  const of = (name: string): Health => {
    const page = configs.some((config) => config.name === name && config.port === "page");
    return devices.get(name)?.health() ?? (page ? well : absent);
  };
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
