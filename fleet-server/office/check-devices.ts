import type { KnownProfiles, Profile } from "@motcua/device-profiles";
import type { Fault } from "@motcua/device-profiles/document";
import { meant } from "@motcua/device-profiles/nearest";
import { type Port, parsePort } from "@motcua/device-profiles/port";
import { checkKioskKeys } from "./check-kiosk.ts";
import { checkLines, hasAddress } from "./check-lines.ts";
import { checkPins } from "./check-pins.ts";
import { checkUnique } from "./check-unique.ts";
import type { Office } from "./office.ts";
import { type Placed, placedOf } from "./placed.ts";

/** Boards and their devices: known profiles, ports that carry them, lines that can be shared. */
export function checkDevices(office: Office, profiles: KnownProfiles): Fault[] {
  const placed = placedOf(office, profiles);
  return [
    ...checkUnique(
      office.boards.map(({ name }, i) => ({ value: name, path: `boards/${i}/name` })),
      "Give each board its own name.",
    ),
    // Proofs and health name a device without its board.
    ...checkUnique(
      placed.map(({ device, path }) => ({ value: device.name, path: `${path}/name` })),
      "Give each device of the office its own name.",
    ),
    ...placed.flatMap((each) => [...checkProfileId(each, profiles), ...checkPort(each)]),
    ...placed.flatMap(checkAddress),
    ...checkLines(placed),
    ...checkPins(placed),
    ...checkKioskKeys(office, placed),
  ];
}

function checkProfileId({ device, path, profile }: Placed, known: KnownProfiles) {
  if (profile !== undefined) return [];
  const message = `"${device.profile}" is not a known profile`;
  return [{ path: `${path}/profile`, message, remedy: meant(device.profile, known.keys()) }];
}

function checkPort({ device, path, profile, port }: Placed): Fault[] {
  const parsed = parsePort(device.port);
  if (!parsed.ok) return parsed.faults.map((fault) => ({ ...fault, path: `${path}/port` }));
  if (profile === undefined || port === undefined || carries(profile, port)) return [];
  const forms = profile.ports.map((kind) => portForms[kind]);
  const simulated = simulates(profile) ? ["sim:<name>"] : [];
  return [
    {
      path: `${path}/port`,
      message: `a port of kind ${port.kind} cannot carry ${profile.id}`,
      remedy: `Use ${[...forms, ...simulated].join(" or ")}.`,
    },
  ];
}

const portForms: Readonly<Record<Profile["ports"][number], string>> = {
  serial: "serial:/dev/…",
  tcp: "tcp://<host>:<port>",
  usb: "usb:<vendor>:<product> or usb:/dev/usb/lp0",
  firmata: "firmata:<port of the Firmata board>",
  i2c: "i2c:<bus> or i2c:sim:<name>",
  gpio: "gpio:<chip label> or gpio:sim:<name>",
  alsa: "alsa:<pcm>",
  page: "page",
};

function carries(profile: Profile, port: Port): boolean {
  if (port.kind === "sim") return simulates(profile);
  return profile.ports.includes(port.kind);
}

/** What hangs on a bus, pins or a Firmata board is simulated there; a page is real everywhere. */
function simulates(profile: Profile): boolean {
  const elsewhere = ["firmata", "i2c", "gpio", "page"];
  return profile.ports.some((kind) => !elsewhere.includes(kind));
}

/**
 * RS-485 numbers travel as two digits; an HT16K33 has three address pins above 0x70, a PCF8574
 * above 0x20 and a PCF8574A above 0x38.
 */
const addressesOf: Readonly<Partial<Record<Profile["driver"], { from: number; to: number }>>> = {
  "led-ascii": { from: 1, to: 99 },
  ht16k33: { from: 112, to: 119 },
  pcf8574: { from: 32, to: 63 },
};

function checkAddress({ device, path, profile }: Placed): Fault[] {
  if (profile === undefined) return [];
  const at = `${path}/address`;
  const { address } = device;
  const range = addressesOf[profile.driver] ?? { from: 0, to: 255 };
  if (!hasAddress(profile)) {
    if (address === undefined) return [];
    return [{ path: at, message: `means nothing to ${profile.id}`, remedy: "Remove it." }];
  }
  const remedy = `Write the number that is set on the device, ${range.from} to ${range.to}.`;
  if (address === undefined) return [{ path: at, message: "is missing", remedy }];
  if (address >= range.from && address <= range.to) return [];
  return [{ path: at, message: `cannot be ${address}`, remedy }];
}
