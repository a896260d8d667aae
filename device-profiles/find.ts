import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { sayFault } from "./checked.ts";
import type { Profile } from "./profile.ts";
import { readProfile } from "./read-profile.ts";

/** A profile that ships is broken: the installation, not the office, has to be mended. */
export class ProfileFault extends Error {
  readonly code = "profile-invalid";
  constructor(file: string, faults: string) {
    super(`${file} is not a valid device profile: ${faults} [profile-invalid]`);
    this.name = "ProfileFault";
  }
}

/** The profiles stay where people edit them, the same for sources and for the built programs. */
const modelsFolder = join(
  dirname(createRequire(import.meta.url).resolve("@motcua/device-profiles/package.json")),
  "models",
);

/** Profiles by id: all that `office.yaml` is checked against. */
export type KnownProfiles = Pick<ReadonlyMap<string, Profile>, "get" | "keys">;

/**
 * The profiles of a folder, each read when it is first asked for: an office has few of the models,
 * and its people wait for the start. `get` throws a ProfileFault that names each wrong line.
 */
export function profilesIn(folder: string): KnownProfiles {
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  const ids = new Set(files.sort().map((file) => basename(file, ".yaml")));
  const read = new Map<string, Profile>();
  return {
    get: (id) => {
      if (ids.has(id) && !read.has(id)) read.set(id, readFrom(folder, id));
      return read.get(id);
    },
    keys: () => ids.values(),
  };
}

function readFrom(folder: string, id: string): Profile {
  const file = `${id}.yaml`;
  const read = readProfile(readFileSync(join(folder, file), "utf8"), id);
  if (!read.ok) throw new ProfileFault(file, read.faults.map(sayFault).join(" "));
  return read.value;
}

const shipped = profilesIn(modelsFolder);
const lent = new Map<string, Profile>();

/** The profile of the id that stands under `profile:` in office.yaml, where there is one. */
export function findProfile(id: string): Profile | undefined {
  return lent.get(id) ?? shipped.get(id);
}

/** The ids of every profile, and those profiles that somebody needs. */
export const knownProfiles: KnownProfiles = {
  get: findProfile,
  keys: () => new Set([...shipped.keys(), ...lent.keys()]).values(),
};

/** Every profile by id, all of them read. Throws a ProfileFault where one is broken. */
export function profiles(): ReadonlyMap<string, Profile> {
  const ids = [...knownProfiles.keys()];
  const all = ids.map((id) => findProfile(id)).filter((profile) => profile !== undefined);
  return new Map(all.map((profile) => [profile.id, profile]));
}

/** Makes a profile known to this process only: one that is tried before it ships. */
export function lendProfile(profile: Profile): void {
  lent.set(profile.id, profile);
}
