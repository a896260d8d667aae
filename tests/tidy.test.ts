import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { knots } from "./tidy/knots.ts";
import { mapLinesMax, offTheMap } from "./tidy/map.ts";
import { namelessFolder, rules } from "./tidy/rules.ts";

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path !== "");

/** Texts that break each rule, and one that keeps it and looks alike. */
const planted: Record<string, { path: string; bad: readonly string[]; good: string }> = {
  "time and chance come in as arguments": {
    path: "edge/agent/planted.ts",
    bad: [
      "const age = Date.now() - bornMs;",
      "const now = options.now ?? Date.now;",
      "const today = new Date();",
      "const token = Math.random();",
      "const beganMs = performance.now();",
      "setTimeout(close, 100);",
      'import { setInterval as ticks } from "node:timers/promises";',
    ],
    good: "const age = clock.wallMs() - new Date(bornMs).getTime(); // not Date.now()\nsetImmediate(run);",
  },
  "only main.ts reads the environment": {
    path: "broker/planted.ts",
    bad: ['const level = process.env["LOG_LEVEL"];'],
    good: "const level = settings.logLevel;",
  },
  "a file has one idea": {
    path: "fleet-server/planted.ts",
    bad: ["x();\n".repeat(400)],
    good: "x();\n".repeat(200),
  },
};

describe.each(rules)("$name", (rule) => {
  test("the rule sees a planted fault and passes its mend", () => {
    const plant = planted[rule.name];
    expect(plant, "every rule has a planted fault").toBeDefined();
    if (plant === undefined) return;
    expect(rule.covers(plant.path)).toBe(true);
    for (const bad of plant.bad) expect(rule.fault(bad), bad).toBeTypeOf("string");
    expect(rule.fault(plant.good)).toBeUndefined();
  });

  test("the tree keeps it", () => {
    const faults = files
      .filter(rule.covers)
      .map((path) => [path, rule.fault(readFileSync(path, "utf8"))])
      .filter(([, fault]) => fault !== undefined);
    expect(faults).toEqual([]);
  });
});

test("no folder or file is named after nothing", () => {
  expect(namelessFolder("edge/utils/x.ts")).toBeTypeOf("string");
  expect(namelessFolder("edge/lib.ts")).toBeTypeOf("string");
  expect(files.map(namelessFolder).filter((fault) => fault !== undefined)).toEqual([]);
});

describe("files and folders side by side depend one way", () => {
  const planted = (more: Record<string, string>) =>
    new Map(
      Object.entries({
        "edge/main.ts": 'import { run } from "./agent/run.ts";',
        "edge/agent/run.ts": 'import type { Line } from "../lines/line.ts";\nimport "../words.ts";',
        "edge/lines/line.ts": 'import { word } from "../words.ts";',
        "edge/lines/serial/open.ts": 'import type { Line } from "../line.ts";',
        ...more,
      }),
    );

  test.each([
    ["two folders", "edge/lines/line.ts", 'import { run } from "../agent/run.ts";'],
    ["folders, by a type alone", "edge/lines/tcp.ts", 'import type { X } from "../agent/x.ts";'],
    ["folders, by way of a third", "edge/words.ts", 'export { x } from "./agent/x.ts";'],
    ["a folder and its child", "edge/lines/line.ts", 'const x = await import("./serial/open.ts");'],
    ["two files", "edge/agent/x.ts", 'import "./y.ts";'],
  ])("a planted ring is refused: %s", (_, path, text) => {
    expect(knots(planted({ "edge/agent/y.ts": 'import "./x.ts";', [path]: text }))).toHaveLength(1);
  });

  test("what depends one way passes", () => {
    expect(knots(planted({}))).toEqual([]);
  });

  test("the tree keeps it", () => {
    const code = files.filter((path) => /(?<!\.test)\.tsx?$/.test(path));
    const rings = knots(new Map(code.map((path) => [path, readFileSync(path, "utf8")])));
    expect(rings, "put what both sides need where neither of them is").toEqual([]);
  });
});

test("the architecture names every folder of code, and stays short", () => {
  const map = readFileSync("docs/ARCHITECTURE.md", "utf8");
  expect(offTheMap([...files, "edge/planted/x.ts", "edge/planted.ts"], map)).toEqual([
    "edge/planted/",
  ]);
  expect(map.split("\n").length - 1).toBeLessThanOrEqual(mapLinesMax);
});

/** Whether the project's own linter settings refuse an import in a file at `path`. */
function importIsRefused(path: string, from: string): boolean {
  const tree = mkdtempSync(join(tmpdir(), "motcua-arrows-"));
  copyFileSync("biome.json", join(tree, "biome.json"));
  mkdirSync(join(tree, dirname(path)), { recursive: true });
  writeFileSync(join(tree, path), `import { x } from "${from}";\n\nexport const y = x;\n`);
  const biome = resolve("node_modules/.bin/biome");
  const linted = spawnSync(biome, ["lint", "--vcs-enabled=false", "--reporter=json", path], {
    cwd: tree,
    encoding: "utf8",
  });
  rmSync(tree, { recursive: true });
  return linted.status !== 0 && linted.stdout.includes("noRestrictedImports");
}

describe("arrows point one way", () => {
  test.each([
    ["edge/planted.ts", "@motcua/fleet-server/queue"],
    ["edge/planted.ts", "../fleet-server/queue/events.ts"],
    ["fleet-server/boards/planted.ts", "../../edge/main.ts"],
    ["fleet-server/planted.ts", "@motcua/edge"],
    ["broker/session/planted.ts", "@motcua/edge"],
    ["device-profiles/planted.ts", "@motcua/broker/ports"],
  ])("a back arrow from %s to %s is refused", (path, from) => {
    expect(importIsRefused(path, from)).toBe(true);
  });

  test.each([
    ["edge/planted.ts", "@motcua/broker/contract"],
    ["fleet-server/planted.ts", "@motcua/device-profiles"],
  ])("a forward arrow from %s to %s passes", (path, from) => {
    expect(importIsRefused(path, from)).toBe(false);
  });
});
