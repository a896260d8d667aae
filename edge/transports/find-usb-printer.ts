import { readdir, readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { LineFault } from "./line.ts";

/**
 * The device node of the printer with these ids, by what the kernel shows under
 * `/sys/class/usbmisc`: `lp0/device` leads to the interface, whose folder is in the device's.
 * Rejects with port-missing where no such printer is plugged in.
 */
export async function findUsbPrinter(
  wanted: { readonly vendor: string; readonly product: string },
  root = "/sys/class/usbmisc",
): Promise<string> {
  const names = await readdir(root).catch(() => []);
  for (const name of names.filter((each) => /^lp[0-9]+$/.test(each)).sort()) {
    const ids = await idsOf(join(root, name)).catch(() => undefined);
    if (ids?.vendor === wanted.vendor && ids.product === wanted.product) return `/dev/usb/${name}`;
  }
  const ids = `${wanted.vendor}:${wanted.product}`;
  throw new LineFault("port-missing", `no USB printer ${ids} is plugged in`);
}

async function idsOf(entry: string): Promise<{ vendor: string; product: string }> {
  const device = dirname(await realpath(join(entry, "device")));
  const read = async (file: string) => (await readFile(join(device, file), "utf8")).trim();
  return { vendor: await read("idVendor"), product: await read("idProduct") };
}
