import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findGpioBase } from "./find-gpio-chip.ts";
import { onoffGpio } from "./onoff-gpio.ts";

/** What Linux shows of GPIO chips: label and base in a folder for each. */
function kernelTree(chips: Readonly<Record<string, number>>): string {
  const root = mkdtempSync(join(tmpdir(), "motcua-gpio-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, "export"), "");
  for (const [label, base] of Object.entries(chips)) {
    const chip = join(root, `gpiochip${base}`);
    mkdirSync(chip);
    writeFileSync(join(chip, "label"), `${label}\n`);
    writeFileSync(join(chip, "base"), `${base}\n`);
  }
  return root;
}

const noEdge: (level: 0 | 1) => void = () => undefined;

/** The package's lines, which note what is asked of them and can fail. */
function onoff() {
  const log: string[] = [];
  const state = { log, fails: "", edge: noEdge };
  class Gpio {
    readonly #line: number;
    constructor(line: number, direction: string, edge?: string) {
      if (state.fails !== "") throw Object.assign(new Error(state.fails), { code: state.fails });
      log.push(["set up", line, direction, edge].filter(Boolean).join(" "));
      this.#line = line;
    }
    readSync(): 0 | 1 {
      if (state.fails !== "") throw Object.assign(new Error(state.fails), { code: state.fails });
      return 1;
    }
    writeSync(level: 0 | 1): void {
      log.push(`write ${this.#line} ${level}`);
    }
    watch(listener: (error: null, level: 0 | 1) => void): void {
      state.edge = (level) => listener(null, level);
    }
    unexport(): void {
      log.push(`give back ${this.#line}`);
    }
  }
  return { state, load: async () => ({ Gpio }) };
}

test.each([
  [
    "a Raspberry Pi 4 with kernel 6.6",
    { "pinctrl-bcm2711": 512, "raspberrypi-exp-gpio": 570 },
    512,
  ],
  ["the same board with kernel 6.1", { "pinctrl-bcm2711": 0, "raspberrypi-exp-gpio": 504 }, 0],
  ["another chip before it", { "9030000.pl061": 512, "pinctrl-bcm2711": 520 }, 520],
])("on %s the chip is found by its label", async (_, chips, base) => {
  expect(await findGpioBase("pinctrl-bcm2711", kernelTree(chips))).toBe(base);
});

test("a label that no chip has is told with those that are there", async () => {
  const root = kernelTree({ "pinctrl-rp1": 571 });
  await expect(findGpioBase("pinctrl-bcm2711", root)).rejects.toMatchObject({
    code: "port-missing",
    message: expect.stringContaining("pinctrl-rp1"),
  });
});

test("a kernel without GPIO files, or a machine without the package, lacks support", async () => {
  const lacks = { code: "not-supported" };
  await expect(findGpioBase("pinctrl-rp1", "/nowhere")).rejects.toMatchObject(lacks);
  const load = () => Promise.reject(new Error("Cannot find package"));
  const port = onoffGpio({ label: "pinctrl-rp1", root: kernelTree({ "pinctrl-rp1": 571 }), load });
  await expect(port.read(17)).rejects.toMatchObject(lacks);
});

test("lines are the chip's base and the header's number, set up once and given back", async () => {
  const { state, load } = onoff();
  const root = kernelTree({ "pinctrl-rp1": 571 });
  const port = onoffGpio({ label: "pinctrl-rp1", root, load });
  const edges: number[] = [];
  await port.watch(17, (level) => edges.push(level));
  await port.read(17);
  await port.write(24, 1);
  await port.write(24, 0);
  state.edge(0);
  expect(edges).toEqual([0]);
  await port.close();
  expect(state.log).toEqual([
    "set up 588 in both",
    "set up 595 high",
    "write 595 1",
    "write 595 0",
    "give back 588",
    "give back 595",
  ]);
});

test.each([
  ["EBUSY", "port-busy"],
  ["EACCES", "port-forbidden"],
  ["EINVAL", "port-missing"],
  ["ENODEV", "port-missing"],
])("the kernel's %s is %s, and the line is set up anew at the next use", async (code, fault) => {
  const { state, load } = onoff();
  const root = kernelTree({ "pinctrl-rp1": 571 });
  const port = onoffGpio({ label: "pinctrl-rp1", root, load });
  await port.read(17);
  state.fails = code;
  await expect(port.read(17)).rejects.toMatchObject({ code: fault });
  await expect(port.read(17)).rejects.toMatchObject({ code: fault });
  state.fails = "";
  expect(await port.read(17)).toBe(1);
  expect(state.log).toEqual(["set up 588 in both", "give back 588", "set up 588 in both"]);
});
