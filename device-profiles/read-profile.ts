import Type from "typebox";
import { checkProfile } from "./check.ts";
import { type Checked, reader } from "./document.ts";
import { type Profile, profileSchemas } from "./profile.ts";
import { readYaml } from "./yaml.ts";

const readers = {
  escpos: reader(profileSchemas.escpos),
  "led-ascii": reader(profileSchemas["led-ascii"]),
  ht16k33: reader(profileSchemas.ht16k33),
  "key-bytes": reader(profileSchemas["key-bytes"]),
  pcf8574: reader(profileSchemas.pcf8574),
  "gpio-keys": reader(profileSchemas["gpio-keys"]),
  "gpio-switch": reader(profileSchemas["gpio-switch"]),
  voice: reader(profileSchemas.voice),
  page: reader(profileSchemas.page),
  "rating-page": reader(profileSchemas["rating-page"]),
};

const readDriver = reader(
  Type.Object({
    driver: Type.Enum([
      "escpos",
      "led-ascii",
      "ht16k33",
      "key-bytes",
      "pcf8574",
      "gpio-keys",
      "gpio-switch",
      "voice",
      "page",
      "rating-page",
    ]),
  }),
);

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
