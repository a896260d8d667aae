import { keyNames, type Profile } from "@motcua/device-profiles";
import { loadVoice } from "../speech/voice.ts";
import { displaySpecimen } from "./display-specimen.ts";
import { keypadFace } from "./keypad-face.ts";
import { pressEachKey } from "./press-each-key.ts";
import { printSpecimen } from "./print-specimen.ts";
import { saySpecimen } from "./say-specimen.ts";
import type { Specimen } from "./specimen.ts";

/** Makes the specimen of one model. `voiceFolder` is the voice pack that a speaker speaks with. */
export async function specimenOf(profile: Profile, voiceFolder: string): Promise<Specimen> {
  switch (profile.driver) {
    case "escpos":
      return printSpecimen(profile.capabilities);
    case "led-ascii":
    case "ht16k33":
      return displaySpecimen(profile);
    case "key-bytes":
    case "pcf8574":
    case "gpio-keys": {
      const { labels } = profile.capabilities;
      const face = keypadFace(keyNames(profile).flatMap((key) => labels[key] ?? []));
      return { told: pressEachKey(profile), picture: { type: "svg", bytes: face } };
    }
    case "voice": {
      const voice = loadVoice(voiceFolder);
      if (!voice.ok) throw new Error("the voice pack cannot be read");
      return { told: saySpecimen(voice.value) };
    }
    case "gpio-switch": {
      const { activeLow, settleMs } = profile.capabilities;
      const on = activeLow ? "low" : "high";
      return { told: [`its line goes ${on} ${settleMs} ms before a sentence, and back after it`] };
    }
    case "page":
      return { told: ["a page in a browser: the board serves it at /"] };
    case "rating-page":
      return { told: ["a page in a browser: the board serves it at /rating/<counter>"] };
  }
}
