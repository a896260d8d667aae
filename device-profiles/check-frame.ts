import type { Fault } from "./checked.ts";
import { controlBytes } from "./control-bytes.ts";
import { meant } from "./nearest.ts";
import type { AsciiDisplayProfile } from "./profile.ts";

const fieldPattern = /\{([^}]*)\}/g;
const controlPattern = /<([^>]*)>/g;

/** The frame template of an ASCII display: known names, and every field exactly where needed. */
export function checkFrame(profile: AsciiDisplayProfile): Fault[] {
  const { frame, checksum, reply } = profile.capabilities;
  const needed = {
    text: true,
    address: profile.serial?.shared === true,
    checksum: checksum !== "none",
  };
  const path = "capabilities/frame";
  const found = [...frame.matchAll(fieldPattern)].map(([, name = ""]) => name);
  const unknown = found
    .filter((name) => !(name in needed))
    .map((name) => ({
      path,
      message: `has the unknown field {${name}}`,
      remedy: meant(name, Object.keys(needed)),
    }));
  const miscounted = Object.entries(needed).flatMap(([name, isNeeded]) => {
    const count = found.filter((field) => field === name).length;
    if (count === (isNeeded ? 1 : 0)) return [];
    const remedy = isNeeded ? `Write {${name}} exactly once.` : `Remove {${name}}.`;
    return [{ path, message: `has {${name}} ${count} times`, remedy }];
  });
  const controls = [...frame.matchAll(controlPattern)].map(([, name = ""]) => ({ path, name }));
  if (reply !== undefined) {
    controls.push({ path: "capabilities/reply/accept", name: reply.accept });
    controls.push({ path: "capabilities/reply/refuse", name: reply.refuse });
  }
  const unnamed = controls
    .filter(({ name }) => !(name in controlBytes))
    .map((control) => ({
      path: control.path,
      message: `"${control.name}" is not the name of a control byte`,
      remedy: meant(control.name, Object.keys(controlBytes)),
    }));
  return [...unknown, ...miscounted, ...unnamed];
}
