import { fork, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bench, type Round, steadily } from "../figures.ts";

/** What a sync on an SD card takes more than here; the product's callers wait for it together. */
const slowMs = 5;

/**
 * Numbers issued a second by 16 callers at once beside one, through the hall's group commit, on a
 * disk whose syncs take 5 ms more, as an SD card's do.
 */
export const journalSixteenCallers: Bench = (sitting) =>
  steadily(sitting, async () => {
    const folder = mkdtempSync(join(tmpdir(), "motcua-slow-disk-"));
    try {
      const library = slowDisk(folder);
      const rounds = await inChild({
        BENCH_QUICK: sitting.quick ? "1" : "",
        ...(library && { LD_PRELOAD: library, SLOW_SYNC_US: String(slowMs * 1_000) }),
      });
      const note = library ? `each sync takes ${slowMs} ms more` : "no gcc: the disk is as it is";
      const bench = "journal, 16 callers beside one";
      return [{ bench, unit: "per second", goal: { least: 12 }, rounds, note }];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

/** Wraps the two calls by which a program makes a file durable; SQLite uses both. */
const source = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
static void slow(void) {
  const char *us = getenv("SLOW_SYNC_US");
  struct timespec t = { 0, us ? atol(us) * 1000L : 0 };
  nanosleep(&t, NULL);
}
int fsync(int fd) { slow(); return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd); }
int fdatasync(int fd) { slow(); return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(fd); }
`;

/** Builds the library; undefined where there is no compiler. */
function slowDisk(folder: string): string | undefined {
  const [code, library] = [join(folder, "slow.c"), join(folder, "slow.so")];
  writeFileSync(code, source);
  const built = spawnSync("gcc", ["-shared", "-fPIC", "-o", library, code, "-ldl"]);
  return built.status === 0 ? library : undefined;
}

function inChild(env: NodeJS.ProcessEnv): Promise<readonly Round[]> {
  const file = fileURLToPath(new URL("callers.ts", import.meta.url));
  const child = fork(file, { env: { ...process.env, ...env }, execArgv: ["--import", "tsx"] });
  return new Promise((resolve, reject) => {
    child.once("message", (rounds: readonly Round[]) => resolve(rounds));
    child.once("exit", (code) => reject(new Error(`the callers' process ended with ${code}`)));
  });
}
