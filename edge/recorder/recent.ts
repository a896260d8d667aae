import type { BoardConfig, LinePiece } from "@motcua/broker/contract";
import { findProfile, type Profile } from "@motcua/device-profiles";
import { type KnownDevice, knownDevice } from "../known-device.ts";
import { means } from "./means.ts";

/** As many as one result carries. */
const piecesMax = 30;

/** Bytes of a piece that a page shows. */
const shownBytes = 128;
/** As the schema of a result allows words to be. */
const wordsMax = 200;

type Kept = { readonly monoMs: number } & (
  | { readonly direction: "in" | "out"; readonly bytes: Uint8Array }
  /** So many bytes of a secret went out. */
  | { readonly withheld: number }
  /** A sentence that a speaker was given. */
  | { readonly says: string }
);

/** A piece, and for a question that is asked again and again or its answer, how often by now. */
type Row = { readonly piece: Kept; readonly poll: string | undefined; times: number };

const secretWords = { vi: "phần bí mật, không ghi lại", en: "a secret, not recorded" };

/** The last pieces of each line, in memory. */
export type Recent = {
  add(port: string, piece: Kept): void;
  /** Forgets every other port. */
  keep(ports: ReadonlySet<string>): void;
  of(device: string, config: BoardConfig | undefined, nowMs: number): LinePiece[];
};

export function keepRecent(): Recent {
  const lines = new Map<string, { rows: Row[]; asked: string | undefined }>();
  return {
    add: (port, piece) => {
      const line = lines.get(port) ?? { rows: [], asked: undefined };
      lines.set(port, line);
      const poll = pollOf(piece, line.asked);
      if (!("bytes" in piece && piece.direction === "in")) line.asked = poll;
      // What is asked every few seconds must not push out what a person looks for.
      const before = line.rows.findIndex((row) => poll !== undefined && row.poll === poll);
      const [folded] = before < 0 ? [] : line.rows.splice(before, 1);
      line.rows.push({ piece, poll, times: (folded?.times ?? 0) + 1 });
      if (line.rows.length > piecesMax) line.rows.shift();
    },
    keep: (ports) => {
      for (const port of lines.keys()) if (!ports.has(port)) lines.delete(port);
    },
    of: (device, config, nowMs) => {
      const port = config?.devices.find(({ name }) => name === device)?.port;
      const rows = port === undefined ? undefined : lines.get(port)?.rows;
      if (config === undefined || port === undefined || rows === undefined) return [];
      const devices = devicesOn(port, config);
      let asked: Uint8Array | undefined;
      return rows.map(({ piece, poll, times }) => {
        const agoMs = Math.max(0, Math.round(nowMs - piece.monoMs));
        if ("withheld" in piece) {
          return { agoMs, direction: "out", hex: "", bytes: piece.withheld, means: secretWords };
        }
        if ("says" in piece) {
          return { agoMs, direction: "out", hex: "", bytes: 0, means: sentenceWords(piece.says) };
        }
        const { direction, bytes } = piece;
        const said = means(piece, { devices, asked: questionOf(poll) ?? asked });
        if (direction === "out") asked = bytes;
        return {
          agoMs,
          direction,
          hex: Buffer.from(bytes.subarray(0, shownBytes)).toString("hex"),
          bytes: bytes.length,
          means: said && { vi: short(said.vi), en: short(said.en) },
          ...(times > 1 && { times }),
        };
      });
    },
  };
}

/**
 * What a question that a driver repeats, or its answer, is known again by: both in hexadecimal.
 * `asked`: the question that went out last, where it was one.
 */
function pollOf(piece: Kept, asked: string | undefined): string | undefined {
  if (!("bytes" in piece)) return undefined;
  const hex = Buffer.from(piece.bytes).toString("hex");
  if (piece.direction === "in") return asked && `${asked} ${hex}`;
  return pollQuestions.some((known) => known.test(hex)) ? hex : undefined;
}

/** DLE EOT n of ESC/POS; the version query of Firmata. */
const pollQuestions = [/^1004..$/, /^f9$/];

/** The question of a poll's answer. */
function questionOf(poll: string | undefined): Uint8Array | undefined {
  return poll === undefined ? undefined : Buffer.from(poll.split(" ")[0] ?? "", "hex");
}

function sentenceWords(text: string): NonNullable<LinePiece["means"]> {
  return { vi: short(`nói “${text}”`), en: short(`say “${text}”`) };
}

/** The devices that share a port, with their profiles. */
export function devicesOn(port: string, { devices }: Pick<BoardConfig, "devices">): KnownDevice[] {
  return devices.filter((one) => one.port === port).flatMap((one) => knownDevice(one) ?? []);
}

/** The profiles that a configuration names, each once. */
export function profilesOf({ devices }: Pick<BoardConfig, "devices">): Profile[] {
  const ids = new Set(devices.map(({ profile }) => profile));
  return [...ids].flatMap((id) => findProfile(id) ?? []);
}

function short(text: string): string {
  return text.length > wordsMax ? `${text.slice(0, wordsMax - 1)}…` : text;
}
