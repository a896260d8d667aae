import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Kinds of files that shrink; fonts are compressed already. */
const shrinks = /\.(?:html|js|css)$/;

/**
 * Lays `<file>.gz` beside each built file, which the server then sends: a page crosses a slow
 * line in a quarter of its size, and nothing is compressed while people wait.
 */
export function compress(): Plugin {
  return {
    name: "compress",
    apply: "build",
    writeBundle({ dir = "" }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => shrinks.test(file))) {
        const file = join(dir, name);
        writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
      }
    },
  };
}
