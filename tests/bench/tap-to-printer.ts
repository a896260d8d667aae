import { plantFault } from "../loss/planted-program.ts";
import { type Bench, steadily } from "./figures.ts";
import { startFloor } from "./floor/start.ts";
import { startBenchOffice } from "./office.ts";
import { latencies, paced } from "./paced.ts";
import { display, keypad, printer, watch } from "./peripherals.ts";

/** 16 taps a second, each with its floors in a part of its own. */
const stepMs = 60;

/** Keys A to D by turns: 999 numbers of each letter are enough for all rounds. */
const keys = [0x41, 0x42, 0x43, 0x44] as const;

/**
 * From a key's byte to the first byte on the printer's line, which asks how the printer is, and to
 * the first byte of the slip. Before the one the ticket and the job must be durable: the floor
 * syncs once in its server and once on its board. Before the other also that bytes may have left,
 * and the slip must be drawn: its floor syncs once more, and draws without laying out.
 */
export const tapToPrinter: Bench = (sitting) =>
  steadily(sitting, async () => {
    const asked = watch();
    const slip = watch();
    const held = {
      kiosk1: await keypad(),
      keys1: await keypad(),
      led1: await display(() => undefined),
      printer1: await printer({ question: () => asked.seen(), slip: () => slip.seen() }),
    };
    const at = (device: keyof typeof held) => `tcp://127.0.0.1:${held[device].port}`;
    // The kiosk takes no second tap for 1.5 s after an answer; a thousand taps would take half an hour.
    const edge = plantFault({
      workspace: "edge",
      file: "agent/kiosk.js",
      right: "const holdAfterAnswerMs = 1_500;",
      wrong: "const holdAfterAnswerMs = 0;",
    });
    const floor = await startFloor([
      { name: "question", boardSyncs: 1, bytes: 3 },
      { name: "slip", boardSyncs: 2, draws: true, bytes: 2 },
    ]);
    const office = await startBenchOffice({
      edge: edge.main,
      devices: [
        `{ name: printer1, profile: escpos-80mm, port: "${at("printer1")}" }`,
        `{ name: kiosk1, profile: keys-kiosk-4, port: "${at("kiosk1")}", keys: { A: A, B: B, C: C, D: D } }`,
        `{ name: led1, profile: led-rs485-ascii, port: "${at("led1")}", address: 1 }`,
        `{ name: keys1, profile: keys-call, port: "${at("keys1")}" }`,
      ],
    });
    let count = 0;
    const tap = async () => {
      const took = Promise.all([
        asked.next("a question to the printer"),
        slip.next("a slip's first byte"),
      ]);
      held.kiosk1.send(Uint8Array.of(keys[count++ % keys.length] ?? 0x41, 0x00));
      return took;
    };
    try {
      sitting.say("taps at a fixed pace, about three minutes");
      const rounds = await paced(
        [tap, async () => [await floor.press("question")], async () => [await floor.press("slip")]],
        { stepMs, quick: sitting.quick },
      );
      const goals = { p50: { most: 1.5 }, p99: { most: 2 } };
      return [
        ...latencies({
          bench: "tap to first byte at the printer",
          goals,
          rounds: rounds.map(([taps = [], questions = []]) => ({
            product: taps.map(([ms = 0]) => ms),
            floor: questions.map(([ms = 0]) => ms),
          })),
        }),
        ...latencies({
          bench: "tap to first byte of the slip",
          goals,
          rounds: rounds.map(([taps = [], , slips = []]) => ({
            product: taps.map(([, ms = 0]) => ms),
            floor: slips.map(([ms = 0]) => ms),
          })),
        }),
      ];
    } finally {
      await Promise.all([office.stop(), floor.stop()]);
      for (const device of Object.values(held)) await device.stop();
      edge.remove();
    }
  });
