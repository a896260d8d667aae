import { keyNames, roleOf } from "@motcua/device-profiles";
import type { Fault } from "@motcua/device-profiles/document";
import { meant } from "@motcua/device-profiles/nearest";
import type { Office } from "./office.ts";
import type { Placed } from "./placed.ts";

/** The places where citizens take numbers: their keys, and what a number comes out on. */
export function checkKioskKeys(office: Office, placed: readonly Placed[]): Fault[] {
  return [...placed.flatMap((each) => checkKeys(office, each)), ...checkOutlets(placed)];
}

function checkKeys(office: Office, { device, path, profile }: Placed): Fault[] {
  if (profile === undefined) return [];
  const at = `${path}/keys`;
  if (profile.kind !== "keypad" || profile.purpose !== "kiosk") {
    if (device.keys === undefined) return [];
    const message = "belongs to a kiosk keypad only";
    return [{ path: at, message, remedy: "Remove it." }];
  }
  const keys = keyNames(profile);
  if (device.keys === undefined) {
    const remedy = `Say what the keys mean, such as keys: { ${keys[0] ?? "A"}: A }.`;
    return [{ path: at, message: "is missing", remedy }];
  }
  const letters = office.services.map(({ letter }) => letter);
  return Object.entries(device.keys).flatMap(([key, letter]): Fault[] => {
    const strange = { path: `${at}/${key}`, message: "", remedy: "" };
    if (!keys.includes(key)) {
      const message = `${profile.id} has no key "${key}"`;
      return [{ ...strange, message, remedy: meant(key, keys) }];
    }
    if (letters.includes(letter)) return [];
    const message = `"${letter}" is the letter of no service`;
    return [{ ...strange, message, remedy: meant(letter, letters) }];
  });
}

/** Nothing says which of two printers a tap prints on, so that a board has one of each. */
function checkOutlets(placed: readonly Placed[]): Fault[] {
  const seen = new Map<string, string>();
  const doubled = placed.flatMap(({ board, device, path, profile }) => {
    if (profile?.kind !== "ticket-printer" && profile?.kind !== "touch-page") return [];
    const first = seen.get(`${board} ${profile.kind}`);
    if (first === undefined) {
      seen.set(`${board} ${profile.kind}`, device.name);
      return [];
    }
    const message = `is the second ${profile.kind} of ${board}, beside ${first}`;
    return [{ path: `${path}/name`, message, remedy: "Put it on a board of its own." }];
  });
  const mute = placed.filter(
    ({ board, profile }) =>
      profile !== undefined &&
      roleOf(profile) === "kiosk-keypad" &&
      !seen.has(`${board} ticket-printer`) &&
      !seen.has(`${board} touch-page`),
  );
  return [
    ...doubled,
    ...mute.map(({ board, path }) => ({
      path: `${path}/name`,
      message: `takes numbers on ${board}, which has neither a ticket-printer nor a touch-page`,
      remedy: "Add one of them to the board.",
    })),
  ];
}
