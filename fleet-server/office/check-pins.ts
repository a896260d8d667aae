import type { Profile } from "@motcua/device-profiles";
import type { Fault } from "@motcua/device-profiles/document";
import { meant } from "@motcua/device-profiles/nearest";
import type { Placed } from "./placed.ts";

/** GPIO lines: every one that the model needs is named, and none is used twice on a chip. */
export function checkPins(placed: readonly Placed[]): Fault[] {
  return placed.flatMap((each, index) => [
    ...checkNames(each),
    ...checkTaken(each, placed.slice(0, index)),
  ]);
}

function checkNames({ device, path, profile }: Placed): Fault[] {
  if (profile === undefined) return [];
  const needed = pinNames(profile);
  const at = `${path}/pins`;
  const given = Object.keys(device.pins ?? {});
  if (needed.length === 0) {
    if (device.pins === undefined) return [];
    return [{ path: at, message: `means nothing to ${profile.id}`, remedy: "Remove it." }];
  }
  const form = `pins: { ${needed.map((name) => `${quoted(name)}: …`).join(", ")} }`;
  if (device.pins === undefined) {
    return [{ path: at, message: "is missing", remedy: `Write the lines as ${form}.` }];
  }
  const strange = given
    .filter((name) => !needed.includes(name))
    .map((name) => ({
      path: `${at}/${name}`,
      message: `is not a line of ${profile.id}`,
      remedy: meant(name, needed),
    }));
  const absent = needed
    .filter((name) => !given.includes(name))
    .map((name) => ({ path: at, message: `has no "${name}"`, remedy: `Write ${form}.` }));
  return [...strange, ...absent];
}

function checkTaken({ board, device, path }: Placed, before: readonly Placed[]): Fault[] {
  const taken = new Map<number, string>();
  for (const other of before) {
    if (other.board !== board || other.device.port !== device.port) continue;
    for (const line of Object.values(other.device.pins ?? {})) taken.set(line, other.device.name);
  }
  return Object.entries(device.pins ?? {}).flatMap(([name, line]): Fault[] => {
    const user = taken.get(line);
    taken.set(line, device.name);
    if (user === undefined) return [];
    const message = `${line} is already a line of ${user}`;
    return [{ path: `${path}/pins/${name}`, message, remedy: "Give each line one use." }];
  });
}

/** The lines that a model has, by the names under `pins:`. */
function pinNames(profile: Profile): string[] {
  if (profile.driver === "gpio-switch") return ["enable"];
  if (profile.driver !== "gpio-keys") return [];
  const { keys, lamp } = profile.capabilities;
  return lamp ? [...keys, "lamp"] : keys;
}

/** A key that is a number is a word in YAML only in quotation marks. */
function quoted(name: string): string {
  return /^[0-9]+$/.test(name) ? `"${name}"` : name;
}
