import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { install, mayInstall, missing } from "./packages.ts";

/**
 * `npm test`: the static checks and every test, with one closing line `N passed, N failed`. On
 * Debian as root it first installs what its groups need; elsewhere a group that cannot run is
 * named as skipped, and in CI a skipped group is a failure.
 */
const say = (text: string) => process.stdout.write(`${text}\n`);

const wanted = missing();
if (wanted.length > 0 && mayInstall()) {
  say(
    `Installing Debian packages for the tests: ${wanted.flatMap((group) => group.packages).join(", ")}`,
  );
  install(wanted);
}
const skipped = missing();
for (const group of skipped) {
  say(
    `SKIPPED group "${group.name}": ${group.program} is missing (apt-get install ${group.packages.join(" ")})`,
  );
}

const checks: readonly (readonly [string, readonly string[]])[] = [
  ["build", ["npm", "run", "--silent", "build"]],
  ["types of tests", ["npx", "tsc", "-b", "tests"]],
  ["format and lint", ["npx", "biome", "ci", "--error-on-warnings", "."]],
  ["typed lint", ["npx", "oxlint", "--type-aware", "--deny-warnings"]],
  ["unused code and packages", ["npx", "knip"]],
];
let passed = 0;
let failed = process.env["CI"] === undefined ? 0 : skipped.length;

for (const [name, [program = "", ...args]] of checks) {
  const run = spawnSync(program, args, { encoding: "utf8" });
  if (run.status === 0) {
    passed++;
    say(`ok   ${name}`);
  } else {
    failed++;
    say(`FAIL ${name}\n${run.stdout}${run.stderr}`);
  }
}

const report = join(mkdtempSync(join(tmpdir(), "motcua-tests-")), "report.json");
const excludes = skipped.flatMap((group) => ["--exclude", group.files]);
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
const only = process.argv.slice(2);
// A change is judged by the same values as the one before: a fault that chance alone would show is
// no fault of this change. `npx vitest run` draws others each time.
const env = { FUZZ_SEED: "26734", ...process.env };
const vitest = spawnSync("npx", ["vitest", "run", ...reporters, ...excludes, ...only], {
  ...{ stdio: "inherit", env },
});
try {
  const result: {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
    success: boolean;
  } = JSON.parse(readFileSync(report, "utf8"));
  passed += result.numPassedTests;
  failed += result.numFailedTests;
  // A file that cannot be loaded fails without a failed test in it.
  if (!result.success && result.numFailedTests === 0) failed++;
} catch {
  failed++;
}
if (vitest.status !== 0 && failed === 0) failed++;

say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
