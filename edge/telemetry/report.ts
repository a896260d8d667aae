import type { DeviceConfig, Health, Telemetry } from "@motcua/broker/contract";
import { findProfile } from "@motcua/device-profiles";
import type { Measured, Tally } from "./tally.ts";
import { paperOf } from "./watch-device.ts";

/** What the contract lets one message be, less its envelope, bytes. */
const bytesMax = 15 * 1024;

/** What one device measured: its counters from 0, its state; only what its profile names. */
export function measuredOf(
  config: DeviceConfig,
  seen: { readonly tally: Tally; readonly health: Health },
): Measured {
  const named = findProfile(config.profile)?.measures ?? {};
  const paper = paperOf(seen.health);
  const values: Measured = {
    ...seen.tally.values(),
    ...(paper !== undefined && { "printer.paper": paper }),
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, { type }]) => {
      const value = values[name] ?? (type === "counter" ? 0 : undefined);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Parts a report that is too large for one message: each part has as many devices as fit. */
export function inParts(report: Telemetry): Telemetry[] {
  const parts: Telemetry[] = [];
  let devices: Record<string, Measured> = {};
  let bytes = sizeOf({ ...report, devices });
  for (const [name, measured] of Object.entries(report.devices)) {
    const more = sizeOf({ [name]: measured });
    if (bytes + more > bytesMax && Object.keys(devices).length > 0) {
      parts.push({ ...report, devices });
      devices = {};
      bytes = sizeOf({ ...report, devices });
    }
    devices[name] = measured;
    bytes += more;
  }
  return [...parts, { ...report, devices }];
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
