import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { realClock } from "../../tests/harness/clocks.ts";
import { freePort } from "../../tests/harness/free-port.ts";
import { eventually } from "../../tests/harness/until.ts";
import { ledAscii } from "../drivers/led-ascii.ts";
import type { Line } from "../transports/line.ts";
import { openTcp } from "../transports/tcp.ts";
import { listenSimulated, type SimulatedLine } from "./listen.ts";
import { createRs485Display } from "./rs485-displays.ts";

const { encode } = ledAscii({
  digits: 4,
  frame: "<STX>{address}{text}<ETX>{checksum}",
  checksum: "xor",
});
const baud = 115_200;
const one = createRs485Display({ address: 1, digits: 4, baud, clock: realClock });
const two = createRs485Display({ address: 2, digits: 4, baud, clock: realClock });
const lit = () => [one.snapshot().lit, two.snapshot().lit];
const open = (line: SimulatedLine) => openTcp({ ...line.address, clock: realClock });
const say = (line: Line, address: number, text: string) =>
  line.write(encode({ address, text }), { deadlineMs: 2_000 });

describe("simulated displays on one loopback line", () => {
  let wires: SimulatedLine;
  const taps: string[] = [];
  beforeEach(async () => {
    taps.length = 0;
    one.powerOff?.();
    two.powerOff?.();
    wires = await listenSimulated({
      port: await freePort(),
      devices: new Map([
        ["led1", one],
        ["led2", two],
      ]),
      tap: (device, direction, bytes) =>
        taps.push(`${device} ${direction} ${Buffer.from(bytes).toString("hex")}`),
    });
  });
  afterEach(() => wires.stop());

  test("are told apart by their address and answer on the same line", async () => {
    const line = await open(wires);
    const answers: number[] = [];
    line.onData((bytes) => answers.push(...bytes));
    await say(line, 1, "A042");
    await eventually(() => expect(answers).toEqual([0x06]));
    await say(line, 2, "B007");
    await eventually(() => expect(answers).toEqual([0x06, 0x06]));
    expect(lit()).toEqual(["A042", "B007"]);
    expect(taps).toContain("led2 out 06");
    expect(taps).toContain("led1 in 02303141303432033735");
    await line.close();
  });

  test("one that is unplugged goes dark and silent; the line stays", async () => {
    const line = await open(wires);
    await wires.unplug("led1");
    expect([wires.plugged("led1"), wires.plugged("led2")]).toEqual([false, true]);
    await say(line, 1, "A042");
    await say(line, 2, "B007");
    await eventually(() => expect(lit()).toEqual(["    ", "B007"]));
    await wires.plug("led1");
    await say(line, 1, "A043");
    await eventually(() => expect(lit()).toEqual(["A043", "B007"]));
    await line.close();
  });

  test("all unplugged break the connection and refuse new ones, until one is back", async () => {
    const line = await open(wires);
    const down = new Promise((resolve) => line.onDown(resolve));
    await wires.unplug("led1");
    await wires.unplug("led2");
    await down;
    await expect(open(wires)).rejects.toMatchObject({ code: "port-refused" });
    await wires.plug("led2");
    const again = await open(wires);
    await say(again, 2, "C009");
    await eventually(() => expect(lit()).toEqual(["    ", "C009"]));
    await again.close();
  });

  test("find another port when theirs was taken while all were unplugged", async () => {
    const line = await listenSimulated({ devices: new Map([["led1", one]]) });
    const { port } = line.address;
    await line.unplug("led1");
    const stranger = createServer().listen(port, "127.0.0.1");
    await once(stranger, "listening");
    await line.plug("led1");
    expect(line.address.port).not.toBe(port);
    const host = await open(line);
    await say(host, 1, "A051");
    await eventually(() => expect(lit()[0]).toBe("A051"));
    await host.close();
    await line.stop();
    stranger.close();
  });

  test("listen to the newest host, because a killed one cannot say goodbye", async () => {
    const old = await open(wires);
    const down = new Promise((resolve) => old.onDown(resolve));
    const fresh = await open(wires);
    await down;
    await say(fresh, 1, "A050");
    await eventually(() => expect(lit()[0]).toBe("A050"));
    await fresh.close();
  });
});
