import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { realClock } from "../../tests/harness/clocks.ts";
import { directLine, noChance } from "../../tests/harness/direct-line.ts";
import { freePort } from "../../tests/harness/free-port.ts";
import { counterThree, simulatedBox } from "../../tests/harness/io-box.ts";
import { eventually } from "../../tests/harness/until.ts";
import type { FirmataBoard } from "../simulated/firmata-board.ts";
import type { SimulatedChip } from "../simulated/firmata-board-ht16k33.ts";
import { listenSimulated, type SimulatedLine } from "../simulated/listen.ts";
import { keepIoBox } from "./firmata.ts";
import { openPort } from "./open-port.ts";

const label = (text: string) => ({ label: text, notCurrent: false });

describe("a segment display behind an Arduino box on a TCP line", () => {
  let chip: SimulatedChip;
  let board: FirmataBoard;
  let wires: SimulatedLine;
  let counter: ReturnType<typeof counterThree>;
  beforeEach(async () => {
    ({ chip, board } = simulatedBox(realClock));
    const devices = new Map([["led3", board]]);
    wires = await listenSimulated({ devices, port: await freePort() });
    const simulated = (name: string) => (name === "led3" ? wires.address : undefined);
    const port = { kind: "sim", name: "led3" } as const;
    counter = counterThree(openPort({ port, clock: realClock, simulated }), realClock);
    await eventually(() => expect(chip.snapshot().lit).toBe("----"));
  });
  afterEach(async () => {
    await counter.stop();
    await wires.stop();
  });

  test("lights what was asked, and says so only once it is lit", async () => {
    const asked = ["A042", "B999", "K107", "Y800"];
    for (const text of asked) {
      await expect(counter.display.show(label(text))).resolves.toBe("shown");
      expect(chip.snapshot().lit).toBe(text);
    }
    expect(counter.display.health()).toEqual({ state: "ok" });
  });

  test("is down when the box is unplugged, and shows the newest label when it is back", async () => {
    await counter.display.show(label("A042"));
    await wires.unplug("led3");
    await eventually(() => expect(counter.display.health().code).toBe("unplugged"));
    expect(chip.snapshot().lit).toBe("    ");
    await expect(counter.display.show(label("A043"))).rejects.toMatchObject({ code: "unplugged" });
    await wires.plug("led3");
    await eventually(() => expect(chip.snapshot().lit).toBe("A043"));
    await eventually(() => expect(counter.display.health()).toEqual({ state: "ok" }));
  });

  test("is set up again when the box restarts by itself", async () => {
    await counter.display.show(label("A042"));
    chip.powerOff();
    board.restart();
    await eventually(() => expect(chip.snapshot().lit).toBe("A042"));
    await expect(counter.display.show(label("A043"))).resolves.toBe("shown");
    expect(chip.snapshot().lit).toBe("A043");
  });
});

test("a port where nothing speaks Firmata does not hold up the stop", async () => {
  const mute = directLine({ devices: [], clock: realClock });
  const box = keepIoBox({ open: mute.open, clock: realClock, chance: noChance });
  await eventually(() => expect(mute.written.length).toBeGreaterThan(0));
  await expect(box.i2cWrite(0x70, Uint8Array.of(0x21))).rejects.toMatchObject({
    code: "unplugged",
  });
  await box.stop();
});
