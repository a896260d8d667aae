import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { faults } from "@motcua/device-profiles/faults";
import { describe, expect, test } from "vitest";
import { edgeProgram } from "../../edge/settings.ts";
import { addTools } from "../../edge/tools.ts";
import { serverProgram } from "../../fleet-server/settings.ts";
import { realClock } from "../harness/clocks.ts";
import { noChance } from "../harness/direct-line.ts";

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const page = "docs/so-tay-ky-thuat.md";
const text = readFileSync(page, "utf8");
const code = [...text.matchAll(/```\w*\n([\s\S]*?)```|`([^`\n]+)`/g)].map(
  ([, block, inline]) => block ?? inline ?? "",
);
/** Each call of a program of ours with what follows it on the line, and flags named by themselves. */
const calls = code
  .flatMap((piece) => piece.split("\n"))
  .map((line) => /\bnpx (motcua-\w+) ([a-z-]+(?: try| check)?) ?(.*)/.exec(line))
  .filter((call) => call !== null)
  .map(([, program = "", command = "", rest = ""]) => ({ program, command, rest }));
const flagsOf = (words: string) => words.match(/(?<!\S)--[a-z-]+/g) ?? [];

const edge = edgeProgram(async () => undefined);
addTools(edge, {
  ...{ clock: realClock, chance: noChance, logger: silent, pages: "" },
  ...{ write: () => undefined, fail: () => undefined, untilStopped: async () => undefined },
});
type Command = ReturnType<typeof edgeProgram>;
const programs: Readonly<Record<string, Command>> = {
  "motcua-edge": edge,
  "motcua-server": serverProgram(async () => undefined),
};

/** What `--help` of a program's command prints, each run of white space one blank. */
function help(program: string, command: string): string {
  const find = (of: Command | undefined, name: string) =>
    of?.commands.find((one) => one.name() === name);
  const found = command.split(" ").reduce(find, programs[program]);
  return (found?.helpInformation() ?? "").replace(/\s+/g, " ");
}

describe("the technician's runbook", () => {
  test("it shows commands", () => {
    expect(calls.length).toBeGreaterThanOrEqual(4);
  });

  test.each(calls)("$program $command takes $rest", ({ program, command, rest }) => {
    const said = help(program, command);
    expect(said).toContain(`Usage: ${program} ${command}`);
    for (const flag of flagsOf(rest)) expect(said).toContain(`${flag} `);
  });

  test("flags that stand alone belong to a command of the runbook", () => {
    const said = calls.map(({ program, command }) => help(program, command)).join();
    const alone = code.filter((piece) => piece.startsWith("--")).flatMap(flagsOf);
    expect(alone.length).toBeGreaterThan(0);
    for (const flag of alone) expect(said).toContain(`${flag} `);
  });

  const settings = [...new Set(code.filter((piece) => /^[A-Z]+(_[A-Z]+)+$/.test(piece)))];
  test.each(settings)("%s is a setting of a program", (name) => {
    const said = ["motcua-server", "motcua-edge"].map((program) => help(program, "run")).join();
    expect(said).toContain(`env: ${name}`);
  });

  const pictures = [...text.matchAll(/<img src="([^"]+)"/g)].map(([, src = ""]) => src);
  const links = [...text.matchAll(/\]\(([^)#]+)/g)].map(([, href = ""]) => href);
  test.each([...pictures, ...links])("%s is there", (path) => {
    expect(existsSync(join(dirname(page), path))).toBe(true);
  });

  test.each(pictures)("%s has words for who cannot see it, and is at most 120 kB", (path) => {
    expect(text).toMatch(new RegExp(`<img src="${path}" width="\\d+" alt="[^"]{8,}">`));
    expect(statSync(join(dirname(page), path)).size).toBeLessThanOrEqual(120 * 1_024);
  });

  const [, troubles = ""] = /^## 8\.[^\n]*\n([\s\S]*?)^## /m.exec(text) ?? [];
  const rows = troubles.split("\n").map((line) => line.split("|")[2] ?? "");
  const named = rows.flatMap((cell) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
  );
  test("it names faults", () => {
    expect(named.length).toBeGreaterThanOrEqual(10);
  });
  test.each(named)("%s is a fault that pages show", (name) => {
    expect(Object.keys(faults)).toContain(name);
  });

  const quoted = text.match(/`((?:The |the |no answer|Motcua).*?)`/g) ?? [];
  test.each(quoted)("a program says %s", (quote) => {
    const words = quote.replaceAll("`", "").split(/…|: http/)[0] ?? "";
    expect(sources(), words).toContain(words.trim());
  });
});

let read: string | undefined;
/** What the programs can say, as it stands in their sources. */
function sources(): string {
  read ??= execFileSync("git", ["ls-files", "broker", "edge", "fleet-server"], { encoding: "utf8" })
    .split("\n")
    .filter((path) => /(?<!\.test)\.ts$/.test(path))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  return read;
}
