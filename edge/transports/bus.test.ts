import { describe, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { directLine, noChance } from "../../tests/harness/direct-line.ts";
import { ledAscii } from "../drivers/led-ascii.ts";
import { createRs485Display } from "../simulated/rs485-displays.ts";
import type { SimulatedDevice } from "../simulated/simulated-device.ts";
import { shareLine } from "./bus.ts";
import { keepLine } from "./keep-line.ts";

const codec = ledAscii({
  digits: 4,
  frame: "<STX>{address}{text}<ETX>{checksum}",
  checksum: "xor",
  reply: { accept: "ACK", refuse: "NAK", timeoutMs: 150 },
});

/** Units 1 and 2 on one pair of wires, of which 2 can be taken off; unit 9 is missing. */
async function hall() {
  const clock = fakeClock();
  const [one, two] = [1, 2].map((address) =>
    createRs485Display({ address, digits: 4, baud: 9_600, clock }),
  );
  if (one === undefined || two === undefined) throw new Error("two units");
  const { tell: crackle, device: noise } = noiseSource();
  const away = { two: false };
  const loose: SimulatedDevice = {
    ...two,
    receive: (bytes) => {
      if (!away.two) two.receive(bytes);
    },
  };
  const wires = directLine({ devices: [one, loose, noise], clock, baud: 9_600 });
  const line = keepLine({ open: wires.open, clock, chance: noChance });
  const bus = shareLine({ line, clock });
  await clock.advance(0);
  const say = (address: number, text: string) =>
    bus.ask({ address, bytes: codec.encode({ address, text }), reply: codec.reply });
  return { clock, one, two, away, crackle, wires, bus, say };
}

/** Something on the wires that is no unit. */
function noiseSource() {
  let tell: (bytes: Uint8Array) => void = () => undefined;
  const device: SimulatedDevice = {
    receive: () => undefined,
    onSend: (listener) => {
      tell = listener;
    },
    onChange: () => undefined,
    snapshot: () => null,
    stop: () => undefined,
  };
  return { tell: (bytes: Uint8Array) => tell(bytes), device };
}

/** The time at which a promise settles, and how. */
async function outcome(clock: ReturnType<typeof fakeClock>, ask: Promise<string>) {
  let result: string | undefined;
  const fromMs = clock.monoMs();
  ask.then(
    (value) => (result = value),
    (error: { code: string }) => (result = error.code),
  );
  while (result === undefined) await clock.advance(1);
  return { result, ms: clock.monoMs() - fromMs };
}

describe("a shared line", () => {
  test("each unit lights its own frames and no other's", async () => {
    const { clock, one, two, say } = await hall();
    const asks = [say(1, "A042"), say(2, "B007")];
    await clock.advance(60);
    await expect(Promise.all(asks)).resolves.toEqual(["accepted", "accepted"]);
    expect([one.snapshot().lit, two.snapshot().lit]).toEqual(["A042", "B007"]);
  });

  test("one unit at a time: the second frame leaves after the first answer", async () => {
    const { clock, wires, say } = await hall();
    const asks = [say(1, "A042"), say(2, "B007")];
    await clock.advance(10);
    expect(wires.written).toHaveLength(1);
    await clock.advance(50);
    expect(wires.written).toHaveLength(2);
    await Promise.all(asks);
  });

  test("noise that spoils two frames is survived and counted", async () => {
    const { clock, one, bus, say } = await hall();
    one.disturb(2);
    await expect(outcome(clock, say(1, "A042"))).resolves.toMatchObject({ result: "accepted" });
    expect(one.snapshot().lit).toBe("A042");
    expect(bus.counts()).toEqual({ timeouts: 0, checksumErrors: 2, garbled: 0 });
  });

  test("a unit that refuses three times is a bad reply, and is not left alone for it", async () => {
    const { clock, one, say } = await hall();
    one.disturb(3);
    await expect(outcome(clock, say(1, "A042"))).resolves.toMatchObject({ result: "bad-reply" });
    await expect(outcome(clock, say(1, "A042"))).resolves.toMatchObject({ result: "accepted" });
  });

  test("a missing unit is asked three times, then left alone, then asked once", async () => {
    const { clock, wires, bus, say } = await hall();
    await expect(outcome(clock, say(9, "C001"))).resolves.toMatchObject({ result: "no-reply" });
    expect(wires.written).toHaveLength(3);
    await expect(outcome(clock, say(9, "C001"))).resolves.toEqual({ result: "no-reply", ms: 1 });
    expect(wires.written).toHaveLength(3);
    await clock.advance(600);
    await expect(outcome(clock, say(9, "C001"))).resolves.toMatchObject({ result: "no-reply" });
    expect(wires.written).toHaveLength(4);
    expect(bus.counts().timeouts).toBe(4);
  });

  test("a missing unit costs the others one timeout at most, and they go on", async () => {
    const { clock, say } = await hall();
    await outcome(clock, say(9, "C001"));
    await clock.advance(600);
    const missing = outcome(clock, say(9, "C001"));
    const other = await outcome(clock, say(1, "A042"));
    await missing;
    expect(other.result).toBe("accepted");
    expect(other.ms).toBeLessThan(300);
  });

  test("a unit that was missing is lit with the first try after it is back", async () => {
    const { clock, two, away, say } = await hall();
    away.two = true;
    for (const label of ["A042", "A043", "A044"]) {
      expect((await outcome(clock, say(2, label))).result).toBe("no-reply");
      await clock.advance(600);
    }
    away.two = false;
    await clock.advance(5_000);
    expect((await outcome(clock, say(2, "A045"))).result).toBe("accepted");
    expect(two.snapshot().lit).toBe("A045");
  });

  test("a late answer is not taken for the next unit's", async () => {
    const { clock, one, say } = await hall();
    const asks = [outcome(clock, say(9, "C001")), outcome(clock, say(8, "C002"))];
    // Comes while the line is kept idle after unit 9's first timeout.
    await clock.advance(175);
    one.receive(codec.encode({ address: 1, text: "LATE" }));
    const [nine, eight] = await Promise.all(asks);
    expect([nine?.result, eight?.result]).toEqual(["no-reply", "no-reply"]);
  });

  test("a line that breaks refuses what was under way and what waits, at once", async () => {
    const { clock, wires, say } = await hall();
    const asks = Promise.allSettled([say(1, "A042"), say(2, "B007")]);
    wires.unplug();
    await clock.advance(0);
    const codes = (await asks).map((one) => one.status === "rejected" && one.reason.code);
    expect(codes).toEqual(["unplugged", "unplugged"]);
  });

  test("what comes without being an answer is counted as garbled", async () => {
    const { clock, crackle, bus, say } = await hall();
    const ask = outcome(clock, say(9, "C001"));
    await clock.advance(20);
    crackle(Uint8Array.of(0xff, 0x41));
    await ask;
    expect(bus.counts()).toEqual({ timeouts: 3, checksumErrors: 0, garbled: 1 });
  });
});
