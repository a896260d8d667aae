import { describe, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { directLine, noChance } from "../../tests/harness/direct-line.ts";
import { ht16k33 } from "../drivers/ht16k33.ts";
import { ledAscii } from "../drivers/led-ascii.ts";
import { createHt16k33 } from "../simulated/firmata-board-ht16k33.ts";
import { createRs485Display } from "../simulated/rs485-displays.ts";
import { shareLine } from "../transports/bus.ts";
import { keepLine } from "../transports/keep-line.ts";
import { LineFault } from "../transports/line.ts";
import { startCounterDisplay } from "./counter-display.ts";
import { asciiFace, segmentFace } from "./counter-display-face.ts";

const frame = "<STX>{address}{text}<ETX>{checksum}";
const reply = { accept: "ACK", refuse: "NAK", timeoutMs: 150 };

/** Counter 1 with a display of address 1; `answers: false` for a model that never answers. */
async function counterOne(options: { answers?: boolean } = {}) {
  const clock = fakeClock();
  const unit = createRs485Display({ address: 1, digits: 4, baud: 9_600, clock });
  const wires = directLine({ devices: [unit], clock, baud: 9_600 });
  const line = keepLine({ open: wires.open, clock, chance: noChance });
  const bus = shareLine({ line, clock });
  const model = { digits: 4, frame, checksum: "xor" as const };
  const codec = ledAscii(options.answers === false ? model : { ...model, reply });
  const face = asciiFace({ line, bus, codec, address: 1 });
  const display = startCounterDisplay({ name: "led1", counter: 1, digits: 4, face, clock });
  const healths: string[] = [];
  display.onHealth(({ state, code }) => healths.push(code ?? state));
  return { clock, unit, wires, display, healths, lit: () => unit.snapshot().lit };
}

const label = (text: string | null) => ({ label: text, notCurrent: false });

describe("a counter's display", () => {
  test("shows dashes until the first picture, then the label, then nothing", async () => {
    const { clock, display, lit } = await counterOne();
    await clock.advance(50);
    expect(lit()).toBe("----");
    const shown = display.show(label("A042"));
    await clock.advance(50);
    await expect(shown).resolves.toBe("shown");
    expect(lit()).toBe("A042");
    const cleared = display.show(label(null));
    await clock.advance(50);
    await cleared;
    expect(lit()).toBe("    ");
  });

  test("shows dashes in place of a label that may be old, and the label again afterwards", async () => {
    const { clock, display, lit } = await counterOne();
    void display.show({ label: "A042", notCurrent: true });
    await clock.advance(50);
    expect(lit()).toBe("----");
    void display.show(label("A042"));
    await clock.advance(50);
    expect(lit()).toBe("A042");
  });

  test("is tested: everything lit for 2 s, its counter's number, and the label again", async () => {
    const { clock, display, lit } = await counterOne();
    void display.show(label("A042"));
    await clock.advance(50);
    const tested = display.test();
    await clock.advance(1_900);
    expect(lit()).toBe("8888");
    await clock.advance(200);
    expect(lit()).toBe("   1");
    await clock.advance(2_000);
    await expect(tested).resolves.toEqual({ ok: true });
    expect(lit()).toBe("A042");
  });

  test("shows whom a counter calls at once, also in the middle of a test", async () => {
    const { clock, display, lit } = await counterOne();
    void display.show(label(null));
    await clock.advance(50);
    const tested = display.test();
    await clock.advance(500);
    const shown = display.show(label("A042"));
    await clock.advance(50);
    await expect(tested).resolves.toEqual({ ok: false, code: "in-use" });
    await expect(shown).resolves.toBe("shown");
    expect(lit()).toBe("A042");
  });

  test("proves a call of the same number only when the number is lit again", async () => {
    const { clock, display } = await counterOne();
    void display.show(label("A042"));
    await clock.advance(50);
    void display.test();
    await clock.advance(500);
    let proof = "none";
    void display.show(label("A042")).then((how) => {
      proof = how;
    });
    await clock.advance(3_000);
    expect(proof).toBe("none");
    await clock.advance(1_000);
    expect(proof).toBe("shown");
  });

  test("that cannot be reached fails its test with the reason", async () => {
    const { clock, display, wires } = await counterOne();
    await clock.advance(50);
    wires.unplug();
    const tested = display.test();
    await clock.advance(50);
    await expect(tested).resolves.toEqual({ ok: false, code: "unplugged" });
  });

  test("of pictures that come faster than the line, only the newest is lit", async () => {
    const { clock, display, wires, lit } = await counterOne();
    await clock.advance(50);
    const before = wires.written.length;
    const proofs = ["A001", "A002", "A003"].map((text) => display.show(label(text)));
    await clock.advance(100);
    await expect(Promise.all(proofs)).resolves.toEqual(["shown", "replaced", "shown"]);
    expect(wires.written).toHaveLength(before + 2);
    expect(lit()).toBe("A003");
  });

  test("is down while unplugged, refuses a picture, and shows it once it is back", async () => {
    const { clock, display, wires, unit, healths, lit } = await counterOne();
    await clock.advance(50);
    wires.unplug();
    unit.powerOff?.();
    await expect(display.show(label("A042"))).rejects.toMatchObject({ code: "unplugged" });
    expect(display.health()).toEqual({ state: "down", code: "unplugged" });
    wires.plugged = true;
    await clock.advance(2_500);
    expect(lit()).toBe("A042");
    expect(healths).toEqual(["ok", "unplugged", "ok"]);
  });

  test("is lit again within a minute of a power dip that nobody noticed", async () => {
    const { clock, display, unit, lit } = await counterOne();
    void display.show(label("A042"));
    await clock.advance(100);
    unit.powerOff?.();
    await clock.advance(60_000);
    expect(lit()).toBe("A042");
  });

  test("tries the present picture again after an error", async () => {
    const { clock, display, unit, healths, lit } = await counterOne();
    await clock.advance(50);
    unit.disturb(3);
    const refused = expect(display.show(label("A042"))).rejects.toBeInstanceOf(LineFault);
    await clock.advance(100);
    await refused;
    await clock.advance(1_100);
    expect(lit()).toBe("A042");
    expect(healths).toEqual(["ok", "bad-reply", "ok"]);
  });

  test("that never answers is sent its label, and its health stays unknown", async () => {
    const { clock, display, lit } = await counterOne({ answers: false });
    const shown = display.show(label("A042"));
    await clock.advance(100);
    await expect(shown).resolves.toBe("sent");
    expect(display.health()).toEqual({ state: "unknown" });
    expect(lit()).toBe("A042");
  });

  test("sends nothing after it was stopped", async () => {
    const { clock, display, wires } = await counterOne();
    await clock.advance(50);
    await display.stop();
    const before = wires.written.length;
    await clock.advance(200_000);
    expect(wires.written).toHaveLength(before);
    await expect(display.show(label("A042"))).rejects.toBeInstanceOf(LineFault);
  });
});

describe("a counter's segment display", () => {
  /** A box with one chip, without its line: each I²C write arrives at once. */
  function box(readsAs: (byte: number) => number = (byte) => byte) {
    const chip = createHt16k33({ address: 0x70, digits: 4, segments: 14 });
    const writes: string[] = [];
    const ups: (() => void)[] = [];
    const port = {
      i2cWrite: async (address: number, bytes: Uint8Array) => {
        writes.push(Buffer.from(bytes).toString("hex"));
        if (address === chip.address) chip.write([...bytes]);
      },
      i2cRead: async (at: { address: number; register: number; count: number }) =>
        at.address === chip.address
          ? Uint8Array.from(chip.read(at.register, at.count), readsAs)
          : new Uint8Array(0),
      state: () => ({ state: "up" as const }),
      onUp: (listener: () => void) => void ups.push(listener),
      onDown: () => undefined,
      stop: () => Promise.resolve(),
    };
    const comeUp = () => {
      for (const listener of ups) listener();
    };
    return { chip, writes, port, comeUp };
  }

  test("is set up once, then gets one write a label, and is set up again each minute", async () => {
    const clock = fakeClock();
    const { chip, writes, port, comeUp } = box();
    const codec = ht16k33({ digits: 4, segments: 14, brightness: 12 });
    const face = segmentFace({ box: port, chip: codec, address: 0x70 });
    const display = startCounterDisplay({ name: "led3", counter: 3, digits: 4, face, clock });
    comeUp();
    await clock.advance(0);
    expect(writes.slice(0, 3)).toEqual(["21", "81", "ec"]);
    expect(chip.snapshot()).toMatchObject({ lit: "----", blink: false });
    writes.length = 0;
    await expect(display.show(label("A042"))).resolves.toBe("shown");
    expect(writes).toHaveLength(1);
    expect(chip.snapshot().lit).toBe("A042");
    chip.powerOff();
    expect(chip.snapshot().lit).toBe("    ");
    await clock.advance(60_000);
    expect(chip.snapshot().lit).toBe("A042");
    await display.stop();
  });

  test("that came back between two minutes is set up again with the next try", async () => {
    const clock = fakeClock();
    const { chip, port, comeUp } = box();
    let reachable = true;
    const i2cWrite = (address: number, bytes: Uint8Array) =>
      reachable
        ? port.i2cWrite(address, bytes)
        : Promise.reject(new LineFault("no-reply", "the test took the box away"));
    const codec = ht16k33({ digits: 4, segments: 14, brightness: 12 });
    const face = segmentFace({ box: { ...port, i2cWrite }, chip: codec, address: 0x70 });
    const display = startCounterDisplay({ name: "led3", counter: 3, digits: 4, face, clock });
    comeUp();
    await clock.advance(0);
    reachable = false;
    await expect(display.show(label("A042"))).rejects.toMatchObject({ code: "no-reply" });
    chip.powerOff();
    reachable = true;
    await clock.advance(1_000);
    expect(chip.snapshot().lit).toBe("A042");
    await display.stop();
  });

  test.each([
    ["a missing chip", 0x71, undefined, "no-reply", { state: "down", code: "no-reply" }],
    ["a copy that reads as it pleases", 0x70, () => 0xff, "sent", { state: "unknown" }],
  ])("%s is never called shown", async (_name, address, readsAs, outcome, health) => {
    const clock = fakeClock();
    const { port } = box(readsAs);
    const codec = ht16k33({ digits: 4, segments: 14, brightness: 12 });
    const face = segmentFace({ box: port, chip: codec, address });
    const display = startCounterDisplay({ name: "led3", counter: 3, digits: 4, face, clock });
    const proof = display.show(label("A042")).catch((fault: LineFault) => fault.code);
    await expect(proof).resolves.toBe(outcome);
    expect(display.health()).toEqual(health);
    await display.stop();
  });
});
