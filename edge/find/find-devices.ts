import type { DeviceConfig, FoundPort } from "@motcua/broker/contract";
import { fitting } from "@motcua/device-profiles";
import { gpioChips, i2cBuses, soundCards } from "./board-ports.ts";
import type { FindPorts, Found } from "./find-ports.ts";
import { realPath } from "./folder.ts";
import { serialPorts } from "./serial-ports.ts";
import { printerFiles, usbDevices } from "./usb-ports.ts";

/** Limits of the message that carries the answer, and room for its other fields. */
const portsMax = 40;
const profilesMax = 20;
const textMax = 200;
const bytesMax = 15 * 1024;

/** Everything that is plugged into this board, with the profiles that fit, configured or not. */
export async function findDevices(
  configs: readonly DeviceConfig[],
  ports: FindPorts,
): Promise<FoundPort[]> {
  const named = [...serialPorts(ports), ...printerFiles(ports)];
  const known = new Set(named.flatMap(({ usb }) => usb ?? []));
  const found = [
    ...named,
    ...(await i2cBuses(ports)),
    ...gpioChips(ports),
    ...soundCards(ports),
    ...usbDevices(ports, known),
  ];
  return withinMessage(found.map((one) => described(one, { configs, dev: ports.dev })));
}

function described(
  { port, label, usb, addresses, unused, realPath: path }: Found,
  { configs, dev }: { readonly configs: readonly DeviceConfig[]; readonly dev: string },
): FoundPort {
  const kind = port.slice(0, port.indexOf(":"));
  const uses = ({ port: configured }: DeviceConfig) =>
    configured === port || configured.endsWith(`:${port}`) || isSameFile(configured, path, dev);
  return {
    port: port.slice(0, textMax),
    label: label.slice(0, textMax),
    ...(usb === undefined ? {} : { usb }),
    ...(addresses === undefined ? {} : { addresses: [...addresses] }),
    profiles: unused ? [] : fitting({ kind, usb, label, addresses }).slice(0, profilesMax),
    usedBy: configs.filter(uses).map(({ name }) => name),
  };
}

/** The same thing under another name, such as ttyUSB0 for its by-id link. */
function isSameFile(configured: string, path: string | undefined, dev: string): boolean {
  const file = /(?:^|:)\w+:\/dev\/(.+)$/.exec(configured)?.[1];
  return file !== undefined && path !== undefined && realPath(`${dev}/${file}`) === path;
}

/** Leaves out the last ones where a message would not carry them all. */
function withinMessage(found: readonly FoundPort[]): FoundPort[] {
  let bytes = 0;
  return found.slice(0, portsMax).filter((one) => {
    bytes += Buffer.byteLength(JSON.stringify(one)) + 1;
    return bytes <= bytesMax;
  });
}
