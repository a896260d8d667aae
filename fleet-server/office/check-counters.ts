import type { Profile } from "@motcua/device-profiles";
import type { Fault } from "@motcua/device-profiles/document";
import { meant } from "@motcua/device-profiles/nearest";
import { type Claim, checkUnique } from "./check-unique.ts";
import type { Office } from "./office.ts";
import { type Placed, placedOf, type Role, roleOf } from "./placed.ts";

/** A counter's field and what the device has to be that it names. */
export const counterRoles = {
  display: "counter-display",
  keys: "call keypad",
  rating: "rating keypad",
} as const satisfies Record<string, Role>;

type Use = Claim & { readonly value: string; readonly role: Role };

/** The devices that counters name: they exist, are of the right kind, and stand at one counter. */
export function checkCounterDevices(
  office: Office,
  profiles: ReadonlyMap<string, Profile>,
): Fault[] {
  const placed = placedOf(office, profiles);
  const uses = usesOf(office);
  return [
    ...uses.flatMap((use) => checkUse(use, placed)),
    ...checkUnique(uses, "Give each counter devices of its own."),
    ...checkIdle(uses, placed),
  ];
}

function usesOf({ counters }: Office): Use[] {
  const roles = Object.entries(counterRoles) as [keyof typeof counterRoles, Role][];
  return counters.flatMap((counter, index) =>
    roles.flatMap(([field, role]) => {
      const value = counter[field];
      return value === undefined ? [] : [{ value, role, path: `counters/${index}/${field}` }];
    }),
  );
}

function checkUse({ value, role, path }: Use, placed: readonly Placed[]): Fault[] {
  const named = placed.find(({ device }) => device.name === value);
  const fitting = placed
    .filter(({ profile }) => profile !== undefined && roleOf(profile) === role)
    .map(({ device }) => device.name);
  if (named === undefined) {
    return [{ path, message: `no board has a device "${value}"`, remedy: meant(value, fitting) }];
  }
  // An unknown profile has a fault of its own.
  if (named.profile === undefined || roleOf(named.profile) === role) return [];
  const message = `"${value}" is a ${roleOf(named.profile)}, not a ${role}`;
  return [{ path, message, remedy: meant(value, fitting) }];
}

/** A display or keypad that stands at no counter would be dark and deaf without a word. */
function checkIdle(uses: readonly Use[], placed: readonly Placed[]): Fault[] {
  const used = new Set(uses.map(({ value }) => value));
  return placed.flatMap(({ device, path, profile }) => {
    const role = profile === undefined ? undefined : roleOf(profile);
    const field = Object.entries(counterRoles).find(([, needed]) => needed === role)?.[0];
    if (field === undefined || used.has(device.name)) return [];
    const remedy = `Write ${field}: ${device.name} at its counter, or remove the device.`;
    return [{ path: `${path}/name`, message: "stands at no counter", remedy }];
  });
}
