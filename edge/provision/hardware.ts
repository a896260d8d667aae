import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { WaitingRequest } from "@motcua/broker/contract";
import { keepFile } from "@motcua/broker/keep-file";
import { makeFolder } from "@motcua/broker/make-folder";
import type { Chance } from "@motcua/broker/ports";

/** What a machine says of itself when it asks for a position. */
export type Machine = WaitingRequest["hardware"];

/** 256 bits: nobody else can say that he is this machine. */
const keyBytes = 32;

/** Where a Linux board tells its serial and model: device tree, or the firmware of a PC. */
const serialFiles = ["/proc/device-tree/serial-number", "/sys/class/dmi/id/product_serial"];
const modelFiles = ["/proc/device-tree/model", "/sys/class/dmi/id/product_name"];
const wordsMax = 40;

/**
 * This machine: its key is made at the first start and never leaves the data folder but to the
 * server. The serial ends in the key's fingerprint, so that a card in another machine shows.
 * @param readText the text of a system file; `undefined` where there is none
 */
export function thisMachine(
  dataDir: string,
  chance: Chance,
  readText: (path: string) => string | undefined = readSystemFile,
): Machine {
  const key = keyIn(dataDir, chance);
  const fingerprint = createHash("sha256").update(key).digest("hex").slice(0, 8);
  const first = (paths: readonly string[]) =>
    paths.map((path) => plain(readText(path))).find((text) => text !== "");
  const serial = first(serialFiles);
  return {
    serial: serial === undefined ? `key-${fingerprint}` : `${serial}-${fingerprint}`,
    model: first(modelFiles) ?? "Linux",
    key,
  };
}

function keyIn(dataDir: string, chance: Chance): string {
  const path = join(dataDir, "hardware.key");
  if (existsSync(path)) {
    const kept = readFileSync(path, "utf8").trim();
    if (/^[A-Za-z0-9_-]{43}$/.test(kept)) return kept;
  }
  const key = Buffer.from(chance.bytes(keyBytes)).toString("base64url");
  makeFolder(dataDir);
  keepFile(path, key);
  return key;
}

/** Printable ASCII of a system file, which may end in a zero byte. */
function plain(text = ""): string {
  return text
    .replace(/[^ -~]/g, "")
    .trim()
    .slice(0, wordsMax);
}

function readSystemFile(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // Not this kind of machine, or not for this account.
    return undefined;
  }
}
