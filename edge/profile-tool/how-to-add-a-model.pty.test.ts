import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { layCable } from "../../tests/harness/cable.ts";
import { realClock } from "../../tests/harness/clocks.ts";
import { noChance } from "../../tests/harness/direct-line.ts";
import { createRs485Display } from "../simulated/rs485-displays.ts";
import { addTools } from "../tools.ts";

/** The page that a technician follows, and what it tells to write and to type. */
const page = readFileSync(
  join(import.meta.dirname, "..", "..", "device-profiles", "HOW-TO-ADD-A-MODEL.md"),
  "utf8",
);
const [, yaml = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
const commands = [...page.matchAll(/^motcua-edge (profile .*)$/gm)].map(([, rest = ""]) => rest);
const file = "led-rs485-5digit-sum.yaml";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "motcua-how-to-"));
  writeFileSync(join(folder, file), yaml);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Types a command of the page; what it says, and what it fails with. */
async function typed(command: string, port = "/dev/ttyUSB0") {
  const said: string[] = [];
  const failed: string[] = [];
  const program = new Command("motcua-edge").exitOverride();
  addTools(program, {
    ...{ clock: realClock, chance: noChance, pages: "" },
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    write: (line) => void said.push(line),
    fail: (sentence) => void failed.push(sentence),
    untilStopped: async () => undefined,
  });
  const words = command.replace(file, join(folder, file)).replace("/dev/ttyUSB0", port).split(" ");
  await program.parseAsync(words, { from: "user" });
  return { said: said.join("\n"), failed: failed.join("\n") };
}

describe("following the page from nothing", () => {
  test("its three commands are these", () => {
    expect(commands).toEqual([
      `profile check ${file}`,
      `profile try ${file} --port sim --address 7`,
      `profile try ${file} --port serial:/dev/ttyUSB0 --address 7`,
    ]);
    expect(page.split("\n").length).toBeLessThanOrEqual(130);
  });

  test("the file that it tells to write is right, and is the one that ships", async () => {
    const { said, failed } = await typed(commands[0] ?? "");
    expect([said.split("\n")[0], failed]).toEqual([
      "led-rs485-5digit-sum revision 1 is right: a counter-display with driver led-ascii",
      "",
    ]);
    const shipped = readFileSync(
      join(import.meta.dirname, "..", "..", "device-profiles", "models", file),
      "utf8",
    );
    expect(shipped).toContain(/capabilities:[\s\S]*?checksum: sum\n/.exec(yaml)?.[0]);
  });

  test("a misspelt field is named with its line and what was meant", async () => {
    const wrong = yaml.replace("digits: 5", "digit: 5");
    writeFileSync(join(folder, "wrong.yaml"), wrong.replace("5digit-sum", "wrong"));
    const { failed } = await typed(`profile check ${join(folder, "wrong.yaml")}`);
    expect(failed).toMatch(/line \d+, capabilities\/digit: is not a field.*mean "digits"/);
  });

  test.concurrent("on the simulator the bytes and their meaning are shown as on the page", async ({
    expect,
  }) => {
    // Without a port it is the simulator.
    const { said, failed } = await typed((commands[1] ?? "").replace(" --port sim", ""));
    const [, example = ""] = /```\n {2}(→ 01.*)\n```/.exec(page) ?? [];
    expect(said).toContain(example);
    expect(said).toContain('the simulated display shows "A042 "');
    expect(failed).toBe("");
  }, 20_000);

  test.concurrent("on a serial line the display ends on A042, and a missing port is told", async ({
    expect,
  }) => {
    const cable = await layCable();
    const { frame, digits, checksum } = {
      frame: "<SOH>{address}D{text}{checksum}<CR>",
      digits: 5,
      checksum: "sum",
    } as const;
    const display = createRs485Display({
      ...{ address: 7, digits, frame, checksum, baud: 4_800, clock: realClock },
    });
    cable.onReceive((bytes) => display.receive(bytes));
    const { said } = await typed(commands[2] ?? "", cable.path);
    expect(said).toContain("A042: sent; this model does not answer");
    await expect.poll(() => display.snapshot().lit).toBe("A042 ");
    await cable.dispose();
    const { said: away, failed } = await typed(commands[2] ?? "", join(folder, "ttyUSB9"));
    expect(away).toContain("(port-missing)");
    expect(failed).toContain("[not-tried]");
  }, 30_000);
});
