import { allUp, type Keys, keyBytes, quietMs } from "../drivers/key-bytes.ts";
import { type Levels, stepLevels } from "../drivers/key-levels.ts";
import { withUnnamedDigit } from "../drivers/unnamed-digit.ts";
import { keysDown, linesWithoutDigits } from "../drivers/unnamed-line.ts";
import type { KnownDevice } from "../known-device.ts";
import { usualAddress } from "../recorder/code-keypads.ts";
import type { Entry } from "../recorder/entry.ts";
import type { Decoded } from "./decoded.ts";
import type { Scene } from "./scene.ts";

/** Takes what came from one keypad, and tells the keys that were pressed. */
type Reader = (bytes: readonly number[], atMs: number) => readonly string[];

/** Reads key presses from what keypads sent, or were read, debounced as the board does. */
export function readPresses(): (scene: Scene, entry: Entry, atMs: number) => Decoded[] {
  const readers = new Map<KnownDevice, Reader>();
  const readerOf = (model: KnownDevice): Reader => {
    const reader = readers.get(model) ?? reading(model);
    readers.set(model, reader);
    return reader;
  };
  return (scene, entry, atMs) => {
    if (!("line" in entry && "in" in entry)) return [];
    const bytes = [...Buffer.from(entry.in, "base64")];
    const onPort = scene.models.filter(({ config }) => config.port === entry.line);
    return onPort.flatMap((model) => {
      const { name: device } = model.config;
      return readerOf(model)(bytes, atMs).map((key): Decoded => ({ device, kind: "key", key }));
    });
  };
}

function reading({ config, profile }: KnownDevice): Reader {
  if (profile.driver === "key-bytes") {
    const codec = keyBytes(withUnnamedDigit(profile.capabilities));
    let keys: Keys = allUp;
    return (bytes, atMs) =>
      bytes.flatMap((byte) => {
        const step = codec.step(keys, byte, atMs);
        keys = step.keys;
        return step.key ?? [];
      });
  }
  if (profile.driver !== "pcf8574") return () => [];
  const { lines: all } = profile.capabilities;
  const lines = profile.purpose === "call" ? linesWithoutDigits(all) : all;
  const read = readingLevels(Object.values(lines));
  return ([address, levels = 0xff], atMs) =>
    address === (config.address ?? usualAddress)
      ? read(new Set(keysDown(levels, lines)), atMs)
      : [];
}

/** Only changes are recorded: between two of them the levels were those of the first. */
function readingLevels(keys: readonly string[]) {
  let levels: Levels = "untouched";
  let before: { readonly down: ReadonlySet<string>; readonly atMs: number } | undefined;
  const step = (down: ReadonlySet<string>, atMs: number) => {
    const next = stepLevels(levels, { keys, down }, atMs);
    levels = next.levels;
    return next.pressed;
  };
  return (down: ReadonlySet<string>, atMs: number): readonly string[] => {
    const settledMs = before === undefined ? atMs : before.atMs + quietMs;
    const settled = before !== undefined && settledMs < atMs ? step(before.down, settledMs) : [];
    before = { down, atMs };
    return [...settled, ...step(down, atMs)];
  };
}
