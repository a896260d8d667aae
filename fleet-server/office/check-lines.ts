import type { Profile } from "@motcua/device-profiles";
import type { Fault } from "@motcua/device-profiles/document";
import type { Placed } from "./placed.ts";

/** Devices with the same port on one board share the line: their profiles must allow it. */
export function checkLines(placed: readonly Placed[]): Fault[] {
  // A board serves as many pages as it has screens: a page is no line.
  const onLines = placed.filter(({ port }) => port?.kind !== "page");
  return onLines.flatMap((each, index) => {
    const sharers = onLines.slice(0, index).filter((other) => lineOf(other) === lineOf(each));
    const first = sharers[0];
    if (first === undefined) return [];
    const rival = sharers.find(({ device }) => device.address === each.device.address);
    return clash(each, first, rival);
  });
}

/** A device that shares its line with others, told apart by `address`. */
export function hasAddress({ serial, ports }: Profile): boolean {
  return serial?.shared === true || ports.includes("i2c");
}

/** What bytes run over: a Firmata board is at the end of a line like any other. */
function lineOf({ board, device }: Placed): string {
  return `${board} ${device.port.replace(/^firmata:/, "")}`;
}

function clash(each: Placed, first: Placed, rival: Placed | undefined): Fault[] {
  const { device, path, profile } = each;
  if (profile === undefined || first.profile === undefined) return [];
  const other = first.device.name;
  // Lines of a GPIO chip are told apart by their pins: check-pins.ts.
  if (each.port?.kind === "gpio" && first.port?.kind === "gpio") return [];
  const isShared = [profile, first.profile].every(hasAddress);
  if (!isShared || device.port !== first.device.port) {
    const message = `is already the port of ${other}, and the two cannot share a line`;
    return [{ path: `${path}/port`, message, remedy: `Give ${device.name} a port of its own.` }];
  }
  const [own, others] = [profile.serial?.baud, first.profile.serial?.baud];
  // An I²C bus has no speed of a device's own.
  if (own !== others && each.port?.kind !== "i2c") {
    const message = `is the line of ${other}, which runs at ${others} baud`;
    const remedy = `Give ${device.name} a line of its own: it needs ${own} baud.`;
    return [{ path: `${path}/port`, message, remedy }];
  }
  if (rival === undefined || device.address === undefined) return [];
  const message = `${device.address} is also the address of ${rival.device.name} on ${device.port}`;
  return [
    { path: `${path}/address`, message, remedy: "Give each device on a line its own address." },
  ];
}
