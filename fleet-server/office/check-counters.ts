import { type KnownProfiles, type Role, roleOf } from "@motcua/device-profiles";
import type { Fault } from "@motcua/device-profiles/document";
import { meant } from "@motcua/device-profiles/nearest";
import { type Claim, checkUnique } from "./check-unique.ts";
import { counterRoles } from "./counter-roles.ts";
import type { Office } from "./office.ts";
import { type Placed, placedOf } from "./placed.ts";

type Use = Claim & { readonly value: string; readonly roles: readonly Role[] };

/** The devices that counters name: they exist, are of the right kind, and stand at one counter. */
export function checkCounterDevices(office: Office, profiles: KnownProfiles): Fault[] {
  const placed = placedOf(office, profiles);
  const uses = usesOf(office);
  return [
    ...uses.flatMap((use) => checkUse(use, placed)),
    ...checkUnique(uses, "Give each counter devices of its own."),
    ...checkIdle(uses, placed),
  ];
}

function usesOf({ counters }: Office): Use[] {
  const rolesOf = Object.entries(counterRoles) as [keyof typeof counterRoles, readonly Role[]][];
  return counters.flatMap((counter, index) =>
    rolesOf.flatMap(([field, roles]) => {
      const value = counter[field];
      return value === undefined ? [] : [{ value, roles, path: `counters/${index}/${field}` }];
    }),
  );
}

function checkUse({ value, roles, path }: Use, placed: readonly Placed[]): Fault[] {
  const named = placed.find(({ device }) => device.name === value);
  const fitting = placed
    .filter(({ profile }) => profile !== undefined && roles.includes(roleOf(profile)))
    .map(({ device }) => device.name);
  if (named === undefined) {
    return [{ path, message: `no board has a device "${value}"`, remedy: meant(value, fitting) }];
  }
  // An unknown profile has a fault of its own.
  if (named.profile === undefined || roles.includes(roleOf(named.profile))) return [];
  const message = `"${value}" is a ${roleOf(named.profile)}, not a ${roles.join(" or a ")}`;
  return [{ path, message, remedy: meant(value, fitting) }];
}

/** A display or keypad that stands at no counter would be dark and deaf without a word. */
function checkIdle(uses: readonly Use[], placed: readonly Placed[]): Fault[] {
  const used = new Set(uses.map(({ value }) => value));
  return placed.flatMap(({ device, path, profile }) => {
    const field = profile && fieldFor(roleOf(profile));
    if (field === undefined || used.has(device.name)) return [];
    const remedy = `Write ${field}: ${device.name} at its counter, or remove the device.`;
    return [{ path: `${path}/name`, message: "stands at no counter", remedy }];
  });
}

/** The counter's field that names a device of this role; undefined for one that needs none. */
function fieldFor(role: Role): string | undefined {
  const fields: [string, readonly Role[]][] = Object.entries(counterRoles);
  return fields.find(([, roles]) => roles.includes(role))?.[0];
}
