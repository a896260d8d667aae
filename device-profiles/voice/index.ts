/** The voice pack: which clips there are, and what each says. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Type, { type Static } from "typebox";
import { type Checked, reader } from "../document.ts";
import { fields } from "../fields.ts";
import { readYaml } from "../yaml.ts";

const VoiceManifest = fields({
  /** Language of the clips, e.g. `vi`. */
  language: Type.String({ pattern: "^[a-z]{2}$" }),
  /** northern: 24 is "hai mươi tư" · southern: "hai mươi bốn". */
  dialect: Type.Union([Type.Literal("northern"), Type.Literal("southern")]),
  /** Samples a second of every clip; 16-bit mono PCM. */
  sampleHz: Type.Integer({ minimum: 8_000, maximum: 48_000 }),
  clips: Type.Record(
    Type.String({ pattern: "^[a-z0-9-]{1,32}$" }),
    fields({
      /** File name in the folder of the pack. */
      file: Type.String({ pattern: "^[a-z0-9-]{1,32}\\.wav$" }),
      /** The words of an announcement that it says; `♪` is the chime, `,` a pause. */
      text: Type.String({ minLength: 1, maxLength: 80 }),
      durationMs: Type.Integer({ minimum: 1, maximum: 10_000 }),
    }),
  ),
});
export type VoiceManifest = Static<typeof VoiceManifest>;

const read = reader(VoiceManifest);

/** Reads `manifest.yaml` of a pack; throws only if the file cannot be read. */
export function readVoiceManifest(folder: string): Checked<VoiceManifest> {
  const lined = readYaml(read, readFileSync(join(folder, "manifest.yaml"), "utf8"));
  return lined.ok ? { ok: true, value: lined.value.value } : lined;
}

/** The folder of the Vietnamese pack that ships, the same for sources and for the built program. */
export function shippedVoice(): string {
  // By package name: the clips are data and have no copy in `dist`.
  const find = createRequire(import.meta.url);
  return dirname(find.resolve("@motcua/device-profiles/voice/vi/manifest.yaml"));
}
