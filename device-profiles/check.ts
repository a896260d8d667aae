import { checkFrame } from "./check-frame.ts";
import { checkKeypad } from "./check-keypad.ts";
import { checkMeasures } from "./check-measures.ts";
import type { Fault } from "./checked.ts";
import { meant } from "./nearest.ts";
import type { PrinterProfile, Profile } from "./profile.ts";

/** What a schema cannot say: whether the fields of a profile make sense together. */
export function checkProfile(profile: Profile, id: string): Fault[] {
  return [
    ...checkName(profile, id),
    ...checkPorts(profile),
    ...checkSimulator(profile),
    ...checkDriver(profile),
    ...checkMeasures(profile),
  ];
}

function checkName(profile: Profile, id: string): Fault[] {
  if (profile.id === id) return [];
  const remedy = `Rename the file to ${profile.id}.yaml, or write id: ${id}.`;
  return [{ path: "id", message: `differs from the file's name, ${id}.yaml`, remedy }];
}

/** A serial line needs a speed; firmata boards are at the end of one. */
function checkPorts(profile: Profile): Fault[] {
  const needsSpeed = profile.ports.some((port) => port === "serial" || port === "firmata");
  if (needsSpeed && profile.serial === undefined) {
    const remedy = "Add serial: { baud: …, shared: … }.";
    return [{ path: "serial", message: "is missing for a serial port", remedy }];
  }
  if (!needsSpeed && profile.serial !== undefined) {
    const remedy = "Remove it, or add serial to ports.";
    return [{ path: "serial", message: "means nothing without a serial port", remedy }];
  }
  return [];
}

/** What the bench can switch on, by kind of device. */
const simulatedFaults: Readonly<Record<Profile["kind"], readonly string[]>> = {
  "ticket-printer": ["paper-out", "paper-low", "cover-open", "unplugged", "mute"],
  "counter-display": ["unplugged"],
  keypad: ["unplugged"],
  amplifier: ["unplugged"],
  speaker: ["unplugged", "muted"],
  "touch-page": [],
  "rating-page": [],
};

function checkSimulator(profile: Profile): Fault[] {
  const known = simulatedFaults[profile.kind];
  return profile.simulator.faults.flatMap((fault, index) =>
    known.includes(fault)
      ? []
      : [
          {
            path: `simulator/faults/${index}`,
            message: `"${fault}" cannot be simulated on a ${profile.kind}`,
            remedy: meant(fault, known),
          },
        ],
  );
}

function checkDriver(profile: Profile): Fault[] {
  switch (profile.driver) {
    case "escpos":
      return checkPrinter(profile);
    case "led-ascii":
      return checkFrame(profile);
    case "key-bytes":
    case "pcf8574":
    case "gpio-keys":
      return checkKeypad(profile);
    case "ht16k33":
    case "gpio-switch":
    case "voice":
    case "page":
    case "rating-page":
      return [];
  }
}

/**
 * Slowest line for tickets as raster, baud. The plain sample is 35,750 bytes: 9.3 s at 38,400,
 * 18.6 s at half of that, in which a queue forms at the kiosk.
 */
const rasterBaudMin = 38_400;

function checkPrinter({ serial }: PrinterProfile): Fault[] {
  if (serial === undefined || serial.baud >= rasterBaudMin) return [];
  const message = `is too slow for raster: at least ${rasterBaudMin} baud`;
  const remedy = "Set the printer to 115200 baud, and write that here.";
  return [{ path: "serial/baud", message, remedy }];
}
