import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Profile } from "@motcua/device-profiles";
import { sayFault } from "@motcua/device-profiles/document";
import { readProfile } from "@motcua/device-profiles/read-profile";
import { ToolFault } from "../tool-fault.ts";

/** Reads a profile from a file. Throws a ToolFault that names each wrong line and its remedy. */
export async function loadProfile(path: string): Promise<Profile> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new ToolFault("profile-invalid", `The file cannot be read: ${why}`, "Give its path.");
  });
  const read = readProfile(text, basename(path, ".yaml"));
  if (read.ok) return read.value;
  const [first = "", ...others] = read.faults.map(sayFault);
  const remedy = ["Mend each line:", first, ...others].join("\n  ");
  throw new ToolFault("profile-invalid", `${path} is not right`, remedy);
}

/** Checks a file and says what it describes. */
export async function checkProfile(path: string, write: (line: string) => void): Promise<void> {
  const { id, revision, kind, driver, products } = await loadProfile(path);
  const [product] = products;
  write(`${id} revision ${revision} is right: a ${kind} with driver ${driver}`);
  if (product !== undefined) write(`${product.labels.vi} · ${product.labels.en}`);
}
