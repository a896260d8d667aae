import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** The names in a folder, sorted; none where there is no such folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** A small file's first line; undefined where it cannot be read. */
export function firstLine(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").split("\n")[0]?.trim();
  } catch {
    return undefined;
  }
}

/** Where a link leads in the end; undefined for one that leads nowhere. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** As deep as a device of an interface of a USB device behind hubs lies. */
const stepsMax = 8;

/** USB `vendor:product` of the device that this folder of /sys belongs to. */
export function usbIdAbove(folder: string): string | undefined {
  let at = realPath(folder);
  for (let step = 0; step < stepsMax && at !== undefined && at !== "/"; step += 1) {
    const id = usbIdIn(at);
    if (id !== undefined) return id;
    at = dirname(at);
  }
  return undefined;
}

/** USB `vendor:product` of one device's own folder. */
export function usbIdIn(folder: string): string | undefined {
  const vendor = firstLine(join(folder, "idVendor"));
  const product = firstLine(join(folder, "idProduct"));
  if (vendor === undefined || product === undefined) return undefined;
  const id = `${vendor}:${product}`.toLowerCase();
  return /^[0-9a-f]{4}:[0-9a-f]{4}$/.test(id) ? id : undefined;
}
