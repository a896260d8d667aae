import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { profiles } from "@motcua/device-profiles";
import { shippedVoice } from "@motcua/device-profiles/voice";
import { pictureFile, type Shown, specimensPage } from "./page.ts";
import { specimenOf } from "./specimen-of.ts";

/** Writes docs/specimens.md and its pictures anew; run in the project's folder. */

const docs = "docs";
const all: Shown[] = [];
for (const profile of profiles().values()) {
  all.push({ profile, specimen: await specimenOf(profile, shippedVoice()) });
}
rmSync(join(docs, "specimens"), { recursive: true, force: true });
mkdirSync(join(docs, "specimens"));
for (const shown of all) {
  const file = pictureFile(shown);
  if (file !== undefined && shown.specimen.picture !== undefined) {
    writeFileSync(join(docs, file), shown.specimen.picture.bytes);
  }
}
writeFileSync(join(docs, "specimens.md"), specimensPage(all));
