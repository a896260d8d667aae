import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findProfile, ProfileFault, profiles, profilesIn } from "./find.ts";

const shipped = readdirSync(join(import.meta.dirname, "models")).map((file) =>
  file.replace(/\.yaml$/, ""),
);

test("the models that ship are there", () => {
  expect(shipped.sort()).toEqual([
    "amplifier-gpio",
    "escpos-58mm",
    "escpos-80mm",
    "escpos-80mm-blind",
    "escpos-80mm-stream",
    "ht16k33-4digit",
    "keys-call",
    "keys-gpio-kiosk-4",
    "keys-gpio-rating-4",
    "keys-kiosk-4",
    "keys-pcf8574-8",
    "keys-pcf8574-call",
    "keys-rating-4",
    "led-rs485-5digit-sum",
    "led-rs485-ascii",
    "speaker-wav",
    "touch-page",
    "touch-rating",
  ]);
});

test.each(shipped)("%s is found, and named in both languages", (id) => {
  expect(findProfile(id)).toMatchObject({
    id,
    triedOn: expect.arrayContaining(["simulator"]),
  });
  const labels = profiles()
    .get(id)
    ?.products.map((product) => product.labels);
  expect(labels).toEqual([
    { vi: expect.stringMatching(/[à-ỹ]/i), en: expect.stringMatching(/^.+$/) },
  ]);
});

test("a planted bad profile is refused with file, line, field and the word that was meant", () => {
  const folder = mkdtempSync(join(tmpdir(), "models-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const bad = "id: bad\nrevision: 1\nkind: touch-page\ndriver: page\nports: [pages]\n";
  writeFileSync(join(folder, "bad.yaml"), bad);
  expect(() => profilesIn(folder).get("bad")).toThrow(ProfileFault);
  expect(() => profilesIn(folder).get("bad")).toThrow(
    /bad\.yaml .*line 5, ports\/0: has a value that is not allowed\. Did you mean "page"\?/,
  );
});

test("a profile is read when it is needed, and once", () => {
  const [id = ""] = shipped;
  expect(findProfile(id)).toBe(findProfile(id));
  expect(profiles().get(id)).toBe(findProfile(id));
});
