import { afterEach, beforeEach, expect, test } from "vitest";
import { type Cable, layCable } from "../../tests/harness/cable.ts";
import { realClock } from "../../tests/harness/clocks.ts";
import { counterThree, simulatedBox } from "../../tests/harness/io-box.ts";
import { eventually } from "../../tests/harness/until.ts";
import { openPort } from "./open-port.ts";

const label = (text: string) => ({ label: text, notCurrent: false });

let cable: Cable;
beforeEach(async () => {
  cable = await layCable();
});
afterEach(() => cable.dispose());

test("digits are lit over a serial port, through johnny-five, and again after a replug", async () => {
  const { chip, board } = simulatedBox(realClock);
  cable.onReceive((bytes) => board.receive(bytes));
  board.onSend((bytes) => cable.send(bytes));
  const port = { kind: "serial", path: cable.path } as const;
  const open = openPort({ port, baud: 57_600, clock: realClock, simulated: () => undefined });
  const counter = counterThree(open, realClock);
  await eventually(() => expect(chip.snapshot().lit).toBe("----"));
  await expect(counter.display.show(label("A042"))).resolves.toBe("shown");
  expect(chip.snapshot().lit).toBe("A042");

  await cable.unplug();
  board.powerOff?.();
  await eventually(() => expect(counter.display.health().code).toBe("unplugged"));
  await expect(counter.display.show(label("B007"))).rejects.toMatchObject({ code: "unplugged" });
  await cable.plug();
  await eventually(() => expect(chip.snapshot().lit).toBe("B007"));
  await counter.stop();
});
