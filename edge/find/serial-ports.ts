import { basename, join } from "node:path";
import type { FindPorts, Found } from "./find-ports.ts";
import { namesIn, realPath, usbIdAbove } from "./folder.ts";

/**
 * Serial ports by the names that stay: by-id first, by-path where two adapters have no number of
 * their own, and a board's own UART, which has neither.
 */
export function serialPorts({ dev, sys }: FindPorts): Found[] {
  const seen = new Set<string>();
  const links = ["by-id", "by-path"].flatMap((kind) =>
    namesIn(join(dev, "serial", kind)).map((name) => `serial/${kind}/${name}`),
  );
  const uarts = namesIn(dev).filter((name) => /^tty(AMA|ACM|USB|XRUSB)\d+$/.test(name));
  return [...links, ...uarts].flatMap((name) => {
    const real = realPath(join(dev, name));
    if (real === undefined || seen.has(real)) return [];
    seen.add(real);
    const usb = usbIdAbove(join(sys, "class", "tty", basename(real), "device"));
    return [
      {
        port: `serial:/dev/${name}`,
        label: basename(name),
        realPath: real,
        ...(usb === undefined ? {} : { usb }),
      },
    ];
  });
}
