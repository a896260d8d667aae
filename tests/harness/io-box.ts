import type { Clock } from "@motcua/broker/ports";
import { startCounterDisplay } from "../../edge/devices/counter-display.ts";
import { segmentFace } from "../../edge/devices/counter-display-face.ts";
import { ht16k33 } from "../../edge/drivers/ht16k33.ts";
import { createFirmataBoard } from "../../edge/simulated/firmata-board.ts";
import { createHt16k33 } from "../../edge/simulated/firmata-board-ht16k33.ts";
import { keepIoBox } from "../../edge/transports/firmata.ts";
import type { OpenLine } from "../../edge/transports/line.ts";
import { noChance } from "./direct-line.ts";

const address = 0x70;
const digits = 4;
const segments = 14;

/** A simulated Arduino box with one four-digit display on its I²C bus. */
export function simulatedBox(clock: Clock) {
  const chip = createHt16k33({ address, digits, segments });
  return { chip, board: createFirmataBoard({ chips: [chip], baud: 57_600, clock }) };
}

/** Counter 3 with its segment display behind a box, over any line. */
export function counterThree(open: OpenLine, clock: Clock) {
  const box = keepIoBox({ open, clock, chance: noChance });
  const chip = ht16k33({ digits, segments, brightness: 12 });
  const face = segmentFace({ box, chip, address });
  const display = startCounterDisplay({ name: "led3", counter: 3, digits, face, clock });
  const stop = async () => {
    await display.stop();
    await box.stop();
  };
  return { box, display, stop };
}
