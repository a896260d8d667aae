import { join } from "node:path";
import type { FindPorts, Found } from "./find-ports.ts";
import { firstLine, namesIn, realPath, usbIdAbove, usbIdIn } from "./folder.ts";

/** Printers that the system offers as a file, `usblp`. */
export function printerFiles({ dev, sys }: FindPorts): Found[] {
  return namesIn(join(dev, "usb"))
    .filter((name) => /^lp\d+$/.test(name))
    .map((name) => {
      const real = realPath(join(dev, "usb", name));
      const device = join(sys, "class", "usbmisc", name, "device");
      const usb = usbIdAbove(device);
      return {
        port: `usb:/dev/usb/${name}`,
        label: productAbove(device) ?? name,
        ...(usb === undefined ? {} : { usb }),
        ...(real === undefined ? {} : { realPath: real }),
      };
    });
}

/** USB class 09 is a hub: part of the cabling. */
const hubClass = "09";

/** Everything else on USB, by its ids; what a port above already stands for is left out. */
export function usbDevices({ sys }: FindPorts, known: ReadonlySet<string>): Found[] {
  const folder = join(sys, "bus", "usb", "devices");
  return namesIn(folder).flatMap((name) => {
    const device = join(folder, name);
    const usb = usbIdIn(device);
    const isHub = firstLine(join(device, "bDeviceClass")) === hubClass;
    if (usb === undefined || isHub || known.has(usb)) return [];
    return [{ port: `usb:${usb}`, label: productOf(device) ?? name, usb, unused: true }];
  });
}

function productAbove(device: string): string | undefined {
  // The printer's interface lies below its device.
  const real = realPath(device);
  return real === undefined ? undefined : productOf(join(real, ".."));
}

function productOf(device: string): string | undefined {
  const parts = ["manufacturer", "product"].map((file) => firstLine(join(device, file)));
  const said = parts.filter((part) => part !== undefined && part !== "").join(" ");
  return said === "" ? undefined : said;
}
