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
);

const secretWords = { vi: "phần bí mật, không ghi lại", en: "a secret, not recorded" };

/** The last pieces of each line, in memory. */
export type Recent = {
  add(port: string, piece: Kept): void;
  /** Forgets every other port. */
  keep(ports: ReadonlySet<string>): void;
  of(device: string, config: BoardConfig | undefined, nowMs: number): LinePiece[];
};

export function keepRecent(): Recent {
  const lines = new Map<string, Kept[]>();
  return {
    add: (port, piece) => {
      const pieces = lines.get(port) ?? [];
      lines.set(port, pieces);
      pieces.push(piece);
      if (pieces.length > piecesMax) pieces.shift();
    },
    keep: (ports) => {
      for (const port of lines.keys()) if (!ports.has(port)) lines.delete(port);
    },
    of: (device, config, nowMs) => {
      const port = config?.devices.find(({ name }) => name === device)?.port;
      const pieces = port === undefined ? undefined : lines.get(port);
      if (config === undefined || port === undefined || pieces === undefined) return [];
      const devices = devicesOn(port, config);
      let asked: Uint8Array | undefined;
      return pieces.map((piece) => {
        const agoMs = Math.max(0, Math.round(nowMs - piece.monoMs));
        if ("withheld" in piece) {
          return { agoMs, direction: "out", hex: "", bytes: piece.withheld, means: secretWords };
        }
        const { direction, bytes } = piece;
        const said = means(piece, { devices, asked });
        if (direction === "out") asked = bytes;
        return {
          agoMs,
          direction,
          hex: Buffer.from(bytes.subarray(0, shownBytes)).toString("hex"),
          bytes: bytes.length,
          means: said && { vi: short(said.vi), en: short(said.en) },
        };
      });
    },
  };
}

/** The devices that share a port, with their profiles. */
export function devicesOn(port: string, { devices }: Pick<BoardConfig, "devices">): KnownDevice[] {
  return devices.filter((one) => one.port === port).flatMap((one) => knownDevice(one) ?? []);
}

/** The profiles that a configuration names, each once. */
export function profilesOf({ devices }: Pick<BoardConfig, "devices">): Profile[] {
  const ids = new Set(devices.map(({ profile }) => profile));
  return [...ids].flatMap((id) => {
    const found = findProfile(id);
    return found.known ? [found.profile] : [];
  });
}

function short(text: string): string {
  return text.length > wordsMax ? `${text.slice(0, wordsMax - 1)}…` : text;
}
