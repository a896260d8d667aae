import { plantFault } from "../loss/planted-program.ts";
import { type Bench, steadily } from "./figures.ts";
import { startFloor } from "./floor/start.ts";
import { startBenchOffice } from "./office.ts";
import { latencies, paced } from "./paced.ts";
import { display, keypad, printer, watch } from "./peripherals.ts";

/** 20 taps a second, and as often the floor's. */
const stepMs = 50;

/** Keys A to D by turns: 999 numbers of each letter are enough for all rounds. */
const keys = [0x41, 0x42, 0x43, 0x44] as const;

/**
 * From a key's byte to the slip's first byte at the printer. On the way: question, ticket durable,
 * command, job durable, "bytes may have left" durable; so the floor syncs once in its server and
 * twice on its board. What the product also does there: it draws the slip and asks the printer
 * three times how it is.
 */
export const tapToPrinter: Bench = (sitting) =>
  steadily(sitting, async () => {
    const slip = watch();
    const held = {
      kiosk1: await keypad(),
      keys1: await keypad(),
      led1: await display(() => undefined),
      printer1: await printer(() => slip.seen()),
    };
    const at = (device: keyof typeof held) => `tcp://127.0.0.1:${held[device].port}`;
    // The kiosk takes no second tap for 1.5 s after an answer; a thousand taps would take half an hour.
    const edge = plantFault({
      workspace: "edge",
      file: "agent/kiosk.js",
      right: "const holdAfterAnswerMs = 1_500;",
      wrong: "const holdAfterAnswerMs = 0;",
    });
    const floor = await startFloor([{ name: "tap", boardSyncs: 2, bytes: 2 }]);
    const office = await startBenchOffice({
      edge: edge.main,
      devices: [
        `{ name: printer1, profile: escpos-80mm, port: "${at("printer1")}" }`,
        `{ name: kiosk1, profile: keys-kiosk-4, port: "${at("kiosk1")}", keys: { A: A, B: B, C: C, D: D } }`,
        `{ name: led1, profile: led-rs485-ascii, port: "${at("led1")}", address: 1 }`,
        `{ name: keys1, profile: keys-call, port: "${at("keys1")}" }`,
      ],
    });
    let taps = 0;
    const tap = async () => {
      const took = slip.next("a slip's first byte");
      held.kiosk1.send(Uint8Array.of(keys[taps++ % keys.length] ?? 0x41, 0x00));
      return [await took];
    };
    try {
      sitting.say("taps at a fixed pace, about three minutes");
      const rounds = await paced([tap, async () => [await floor.press("tap")]], {
        stepMs,
        quick: sitting.quick,
      });
      return latencies({
        bench: "tap to first byte at the printer",
        goals: { p50: { most: 1.5 }, p99: { most: 2 } },
        rounds: rounds.map(([product = [], yardstick = []]) => ({
          product: product.map(([ms = 0]) => ms),
          floor: yardstick.map(([ms = 0]) => ms),
        })),
      });
    } finally {
      await Promise.all([office.stop(), floor.stop()]);
      for (const device of Object.values(held)) await device.stop();
      edge.remove();
    }
  });
