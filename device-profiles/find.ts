import { readdirSync, readFileSync } from "node:fs";
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

// The built file lies one folder deeper, in dist; the profiles stay where people edit them.
const here = import.meta.dirname;
const modelsFolder = join(basename(here) === "dist" ? dirname(here) : here, "models");

let loaded: ReadonlyMap<string, Profile> | undefined;

/** Every profile of the package by id, read once. Throws a ProfileFault where one is broken. */
export function profiles(): ReadonlyMap<string, Profile> {
  loaded ??= loadProfiles(modelsFolder);
  return loaded;
}

/** The profile of the id that stands under `profile:` in office.yaml, where there is one. */
export function findProfile(id: string): Profile | undefined {
  return profiles().get(id);
}

/** Reads every `<id>.yaml` of a folder. Throws a ProfileFault that names each wrong line. */
export function loadProfiles(folder: string): ReadonlyMap<string, Profile> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  return new Map(
    files.sort().map((file) => {
      const id = basename(file, ".yaml");
      const read = readProfile(readFileSync(join(folder, file), "utf8"), id);
      if (!read.ok) throw new ProfileFault(file, read.faults.map(sayFault).join(" "));
      return [id, read.value];
    }),
  );
}

/** Makes a profile known to this process only: one that is tried before it ships. */
export function lendProfile(profile: Profile): void {
  loaded = new Map(profiles()).set(profile.id, profile);
}
