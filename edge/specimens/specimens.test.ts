import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { profiles } from "@motcua/device-profiles";
import { shippedVoice } from "@motcua/device-profiles/voice";
import { expect, test } from "vitest";
import { pictureFile, type Shown, specimensPage } from "./page.ts";
import { specimenOf } from "./specimen-of.ts";

const models = [...profiles().values()];
const shown = async (profile: (typeof models)[number]): Promise<Shown> => {
  return { profile, specimen: await specimenOf(profile, shippedVoice()) };
};

/** A slip's dots are a few kB; a page with forty of them must still open on a phone. */
const pictureBytesMax = 40_000;

test.each(models)(
  "$id prints, shows, says or takes something, and says where it was tried",
  async (profile) => {
    const { specimen } = await shown(profile);
    expect(specimen.told.length).toBeGreaterThan(0);
    expect(profile.triedOn.length).toBeGreaterThan(0);
    if (profile.driver === "escpos") {
      expect(specimen.told[1]).toContain("B042, http://192.168.10.20:8480/t/");
    }
    if (profile.kind === "counter-display") {
      expect(specimen.told.at(-1)).toContain("A042");
    }
    if (profile.kind === "keypad") expect(specimen.told.join()).not.toContain("unheard");
    expect(specimen.picture?.bytes.length ?? 0).toBeLessThan(pictureBytesMax);
  },
);

test("the page of specimens is what the drivers make today", async () => {
  const all = await Promise.all(models.map(shown));
  const page = readFileSync(join("docs", "specimens.md"), "utf8");
  expect(page, "npm run specimens").toBe(specimensPage(all));
  const files = all.flatMap((one) => pictureFile(one) ?? []);
  for (const file of files) {
    expect(existsSync(join("docs", file)), file).toBe(true);
    expect(statSync(join("docs", file)).size).toBeLessThan(pictureBytesMax);
  }
  const there = readdirSync(join("docs", "specimens")).map((name) => `specimens/${name}`);
  expect(there.sort()).toEqual(files.sort());
});
