import Type from "typebox";
import { checkProfile } from "./check.ts";
import { type Checked, reader } from "./document.ts";
import { type Profile, profileSchemas } from "./profile.ts";
import { readYaml } from "./yaml.ts";

type Driver = keyof typeof profileSchemas;

const drivers = Object.keys(profileSchemas) as Driver[];

const readers = Object.fromEntries(
  drivers.map((driver) => [driver, reader(profileSchemas[driver])]),
) as Record<Driver, (input: unknown) => Checked<Profile>>;

const readDriver = reader(Type.Object({ driver: Type.Enum(drivers) }));

/**
 * Reads the text of `<id>.yaml`. The driver is read first, so that faults are those of one kind
 * of device and not of all of them.
 */
export function readProfile(text: string, id: string): Checked<Profile> {
  const read = readYaml<Profile>((input) => {
    const driver = readDriver(input);
    return driver.ok ? readers[driver.value.driver](input) : driver;
  }, text);
  if (!read.ok) return read;
  const { value, place } = read.value;
  const faults = checkProfile(value, id);
  return faults.length === 0 ? { ok: true, value } : { ok: false, faults: place(faults) };
}
