import { createRequire } from "node:module";
import { GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";
import type { Font } from "./drawing.ts";

// One family name a weight: the library then never substitutes a neighbouring weight silently.
const faces = {
  400: { family: "Motcua Regular", file: "400Regular/BeVietnamPro_400Regular.ttf" },
  600: { family: "Motcua SemiBold", file: "600SemiBold/BeVietnamPro_600SemiBold.ttf" },
  700: { family: "Motcua Bold", file: "700Bold/BeVietnamPro_700Bold.ttf" },
} as const;

const locate = createRequire(import.meta.url);

/** Loads the faces once a process; throws when a font file is missing or unreadable. */
export function loadFonts(): void {
  for (const { family, file } of Object.values(faces)) {
    if (GlobalFonts.has(family)) continue;
    const path = locate.resolve(`@expo-google-fonts/be-vietnam-pro/${file}`);
    if (GlobalFonts.registerFromPath(path, family) === null) {
      throw new Error(`The ticket's font cannot be read: ${path}. Run npm ci again.`);
    }
  }
}

/** Makes `context` write and measure in this font. */
export function useFont(context: SKRSContext2D, font: Font): void {
  context.font = `${font.sizeDots}px "${faces[font.weight].family}"`;
}
