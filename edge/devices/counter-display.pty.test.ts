import { afterEach, beforeEach, expect, test } from "vitest";
import { type Cable, layCable } from "../../tests/harness/cable.ts";
import { realClock } from "../../tests/harness/clocks.ts";
import { noChance } from "../../tests/harness/direct-line.ts";
import { eventually } from "../../tests/harness/until.ts";
import { ledAscii } from "../drivers/led-ascii.ts";
import { createRs485Display } from "../simulated/rs485-displays.ts";
import { shareLine } from "../transports/bus.ts";
import { keepLine } from "../transports/keep-line.ts";
import { openPort } from "../transports/open-port.ts";
import { startCounterDisplay } from "./counter-display.ts";
import { asciiFace } from "./counter-display-face.ts";

const baud = 9_600;
/** Ten times what a display on a cable takes: this one's cable goes through two more processes. */
const timeoutMs = 1_500;
const codec = ledAscii({
  digits: 4,
  frame: "<STX>{address}{text}<ETX>{checksum}",
  checksum: "xor",
  reply: { accept: "ACK", refuse: "NAK", timeoutMs },
});

let cable: Cable;
beforeEach(async () => {
  cable = await layCable();
});
afterEach(() => cable.dispose());

test("three counters share a serial line on which one display is missing", async () => {
  const units = [1, 2].map((address) =>
    createRs485Display({ address, digits: 4, baud, clock: realClock }),
  );
  for (const unit of units) {
    cable.onReceive((bytes) => unit.receive(bytes));
    unit.onSend((bytes) => cable.send(bytes));
  }
  const port = { kind: "serial", path: cable.path } as const;
  const open = openPort({ port, baud, clock: realClock, simulated: () => undefined });
  const line = keepLine({ open, clock: realClock, chance: noChance });
  const bus = shareLine({ line, clock: realClock });
  const displays = [1, 2, 3].map((counter) => {
    const face = asciiFace({ line, bus, codec, address: counter });
    return startCounterDisplay({
      name: `led${counter}`,
      counter,
      digits: 4,
      face,
      clock: realClock,
    });
  });
  const lit = () => units.map((unit) => unit.snapshot().lit);
  const show = (label: string) =>
    Promise.allSettled(displays.map((each) => each.show({ label, notCurrent: false })));

  await eventually(() => expect(lit()).toEqual(["----", "----"]));
  const proofs = await show("A042");
  expect(proofs.map((proof) => proof.status === "fulfilled" && proof.value)).toEqual([
    "shown",
    "shown",
    false,
  ]);
  expect(lit()).toEqual(["A042", "A042"]);
  expect(displays.map((each) => each.health().code ?? each.health().state)).toEqual([
    "ok",
    "ok",
    "no-reply",
  ]);

  await cable.unplug();
  await eventually(() => expect(displays[0]?.health().code).toBe("unplugged"));
  await show("B007");
  await cable.plug();
  await eventually(() => expect(lit()).toEqual(["B007", "B007"]));
  await Promise.all(displays.map((each) => each.stop()));
  await line.stop();
});
