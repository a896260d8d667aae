import { joinWords, type Meaning, type Piece } from "./meaning.ts";

const words: Readonly<Record<string, NonNullable<Meaning>>> = {
  played: { vi: "đã phát xong", en: "played to its end" },
  muted: { vi: "loa đang tắt tiếng", en: "muted" },
  cut: { vi: "bị ngắt giữa chừng", en: "cut off" },
};

/** What a speaker answers to each sound. */
export function speakerMeans({ direction, bytes }: Piece): Meaning {
  if (direction === "out") return { vi: "âm thanh", en: "sound" };
  const lines = Buffer.from(bytes).toString("latin1").split("\n");
  return joinWords(lines.flatMap((line) => words[line.split(" ")[0] ?? ""] ?? []));
}
