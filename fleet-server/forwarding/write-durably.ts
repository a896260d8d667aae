import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { codeOf } from "@motcua/broker/log";

/**
 * Writes a file into a folder of somebody else, so that after a power cut it is there whole, or as
 * it was before. Who watches the folder never sees half of it: until then its name begins with a
 * dot and ends in `.part`. Not at once, as `keepFile` writes the office's own files: a share that
 * hangs must not hold the office. Rejects with what the system says, e.g. ENOSPC.
 */
export async function writeDurably(path: string, content: string): Promise<void> {
  const part = join(dirname(path), `.${basename(path)}.part`);
  await rm(part, { force: true });
  const file = await open(part, "wx");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
  await syncFolder(dirname(path));
}

/** Makes the new name durable too, where the file system knows how: a Windows share does not. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } catch (error) {
    if (!["EINVAL", "ENOTSUP"].includes(codeOf(error) ?? "")) throw error;
  } finally {
    await folder.close();
  }
}
