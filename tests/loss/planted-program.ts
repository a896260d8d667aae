import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** A copy of a built program in which one piece of code was replaced by a wrong one. */
export type PlantedProgram = { readonly main: string; remove(): void };

/**
 * Copies a workspace's build beside the same packages, and plants a fault in one file. Throws
 * when the code to replace is not there, so that a plant never quietly stops being one.
 */
export function plantFault(plant: {
  readonly workspace: "fleet-server" | "edge";
  /** File below `dist`. */
  readonly file: string;
  readonly right: string;
  readonly wrong: string;
}): PlantedProgram {
  const tree = mkdtempSync(join(tmpdir(), "motcua-planted-"));
  const copy = join(tree, plant.workspace);
  cpSync(resolve(plant.workspace), copy, { recursive: true });
  symlinkSync(resolve("node_modules"), join(tree, "node_modules"));
  const path = join(copy, "dist", plant.file);
  const code = readFileSync(path, "utf8");
  if (!code.includes(plant.right)) throw new Error(`${plant.file} has no such code to replace`);
  writeFileSync(path, code.replace(plant.right, plant.wrong));
  return {
    main: join(copy, "dist", "main.js"),
    remove: () => rmSync(tree, { recursive: true, force: true }),
  };
}
