import type { DeviceConfig, Note } from "@motcua/broker/contract";
import { issuedText } from "../../ticket/words.ts";

/** Every letter of Vietnamese with its tones: twelve vowels in six tones each, and đ. */
const vowels = Array.from("aăâeêioôơuưy");
const tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
const letters = [
  ...vowels.map((vowel) => tones.map((tone) => (vowel + tone).normalize("NFC")).join("")),
  "đ",
].join(" ");

const same = (text: string) => ({ vi: text, en: "" });

/** What a printer's test prints: all letters, what it is, where it hangs, and when. */
export function testNote(
  { name, profile, port }: DeviceConfig,
  at: { readonly board: string; readonly serverUrl: string; readonly wallMs: number },
): Note {
  return {
    title: { vi: "IN THỬ", en: "Test print" },
    lines: [
      same(letters),
      same(letters.toLocaleUpperCase("vi")),
      same(`${at.board} · ${name} · ${profile}`),
      same(port),
      same(issuedText({ issuedAt: at.wallMs })),
    ],
    code: null,
    qr: `${at.serverUrl}/technician#${at.board}/${name}`,
  };
}
