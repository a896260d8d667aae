import type { Fault } from "@motcua/device-profiles/document";
import type { Placed } from "./placed.ts";

/** Devices with the same port on one board share the line: their profiles must allow it. */
export function checkLines(placed: readonly Placed[]): Fault[] {
  return placed.flatMap((each, index) => {
    const sharers = placed
      .slice(0, index)
      .filter(({ board, device }) => board === each.board && device.port === each.device.port);
    const first = sharers[0];
    if (first === undefined) return [];
    const rival = sharers.find(({ device }) => device.address === each.device.address);
    return clash(each, first, rival);
  });
}

function clash(each: Placed, first: Placed, rival: Placed | undefined): Fault[] {
  const { device, path, profile } = each;
  if (profile === undefined || first.profile === undefined) return [];
  const other = first.device.name;
  if (profile.serial?.shared !== true || first.profile.serial?.shared !== true) {
    const message = `is already the port of ${other}, and the two cannot share a line`;
    return [{ path: `${path}/port`, message, remedy: `Give ${device.name} a port of its own.` }];
  }
  if (profile.serial.baud !== first.profile.serial.baud) {
    const message = `is the line of ${other}, which runs at ${first.profile.serial.baud} baud`;
    const remedy = `Give ${device.name} a line of its own: it needs ${profile.serial.baud} baud.`;
    return [{ path: `${path}/port`, message, remedy }];
  }
  if (rival === undefined || device.address === undefined) return [];
  const message = `${device.address} is also the address of ${rival.device.name} on ${device.port}`;
  return [
    { path: `${path}/address`, message, remedy: "Give each device on a line its own address." },
  ];
}
