import { want } from "@motcua/broker/contract";
import type { KnownProfiles } from "@motcua/device-profiles";
import { type Checked, type Fault, reader } from "@motcua/device-profiles/document";
import { readYaml } from "@motcua/device-profiles/yaml";
import { boardConfigOf } from "./board-config.ts";
import { checkCounterDevices } from "./check-counters.ts";
import { checkDevices } from "./check-devices.ts";
import { checkForwarding } from "./check-forwarding.ts";
import { checkHall } from "./check-hall.ts";
import { checkHours } from "./check-hours.ts";
import { Office } from "./office.ts";

const readFields = reader(Office);

/**
 * Reads the text of `office.yaml`. A document that is refused names each fault by line and
 * field, with the remedy and, for a wrong word, the nearest right one.
 */
export function readOffice(text: string, profiles: KnownProfiles): Checked<Office> {
  const read = readYaml(readFields, text);
  if (!read.ok) return read;
  const { value: office, place } = read.value;
  const faults = [
    ...checkHall(office),
    ...checkHours(office.hours),
    ...checkForwarding(office),
    ...checkDevices(office, profiles),
    ...checkCounterDevices(office, profiles),
    ...checkSize(office),
  ];
  return faults.length === 0 ? { ok: true, value: office } : { ok: false, faults: place(faults) };
}

/** Room in a message for its envelope and the address of the office's pages, bytes. */
const envelopeBytes = 1024;

/** Each board's part has to fit into one message. */
function checkSize(office: Office): Fault[] {
  const bytesMax = want.bytesMax - envelopeBytes;
  return office.boards.flatMap(({ name }, index) => {
    const body = boardConfigOf(office, name, { rev: 1, serverUrl: "" });
    const bytes = Buffer.byteLength(JSON.stringify(body));
    if (bytes <= bytesMax) return [];
    const message = `needs ${bytes} bytes of configuration, and a message holds ${bytesMax}`;
    return [{ path: `boards/${index}`, message, remedy: "Move devices to a board of their own." }];
  });
}
