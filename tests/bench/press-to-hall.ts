import { type Bench, steadily } from "./figures.ts";
import { startFloor } from "./floor/start.ts";
import { type BenchOffice, letters, startBenchOffice } from "./office.ts";
import { latencies, paced } from "./paced.ts";
import { display, keypad, printer, speaker, watch } from "./peripherals.ts";

/** 16 calls a second, each with its floors and its finish in a part of its own. */
const stepMs = 60;

/** More than all rounds call. */
const ticketsWaiting = 3_600;

const next = 0x4e;
const finish = 0x46;
const release = 0x00;

/**
 * From the key "next" to the frame of the counter's display and to the speaker's first sample, of
 * the same press. The call is durable on the server before anybody is told, and the board stores
 * its number before it is spoken, so the floor of the sound syncs once more.
 */
export const pressToHall: Bench = (sitting) =>
  steadily(sitting, async () => {
    const lit = watch();
    const dark = watch();
    const heard = watch();
    const held = {
      kiosk1: await keypad(),
      keys1: await keypad(),
      led1: await display((text) => (text === "" ? dark : lit).seen()),
      printer1: await printer({}),
      speaker1: await speaker(() => heard.seen()),
    };
    const at = (device: keyof typeof held) => `tcp://127.0.0.1:${held[device].port}`;
    const floor = await startFloor([
      { name: "display", boardSyncs: 0, bytes: 10 },
      { name: "sound", boardSyncs: 1, bytes: 200_000 },
    ]);
    const office = await startBenchOffice({
      devices: [
        `{ name: printer1, profile: escpos-80mm, port: "${at("printer1")}" }`,
        `{ name: kiosk1, profile: keys-kiosk-4, port: "${at("kiosk1")}", keys: { A: A, B: B, C: C, D: D } }`,
        `{ name: led1, profile: led-rs485-ascii, port: "${at("led1")}", address: 1 }`,
        `{ name: keys1, profile: keys-call, port: "${at("keys1")}" }`,
        `{ name: speaker1, profile: speaker-wav, port: "${at("speaker1")}" }`,
      ],
    });
    const press = (key: number) => held.keys1.send(Uint8Array.of(key, release));
    const call = async () => {
      const took = Promise.all([lit.next("a label lit"), heard.next("a first sample")]);
      press(next);
      return took;
    };
    const finishIt = async () => {
      const took = dark.next("a display dark");
      press(finish);
      return [await took];
    };
    try {
      await fill(office);
      sitting.say("calls at a fixed pace, about four minutes");
      const rounds = await paced(
        [
          call,
          async () => [await floor.press("display")],
          finishIt,
          async () => [await floor.press("sound")],
        ],
        { stepMs, quick: sitting.quick },
      );
      const goals = { p50: { most: 1.5 }, p99: { most: 2 } };
      return [
        ...latencies({
          bench: "press to display frame",
          goals,
          rounds: rounds.map(([calls = [], displays = []]) => ({
            product: calls.map(([ms = 0]) => ms),
            floor: displays.map(([ms = 0]) => ms),
          })),
        }),
        ...latencies({
          bench: "press to first audio sample",
          goals,
          rounds: rounds.map(([calls = [], , , sounds = []]) => ({
            product: calls.map(([, ms = 0]) => ms),
            floor: sounds.map(([ms = 0]) => ms),
          })),
        }),
      ];
    } finally {
      await Promise.all([office.stop(), floor.stop()]);
      for (const device of Object.values(held)) await device.stop();
    }
  });

/** Reception gives the numbers that will be called, on no paper. */
async function fill(office: BenchOffice): Promise<void> {
  for (let count = 0; count < ticketsWaiting; count += letters.length) {
    await Promise.all(
      letters.map(async (service) => {
        const body = { service, class: "normal", paper: false };
        const { status } = await office.post("/v1/tickets", body);
        if (status !== 201) throw new Error(`reception got ${status} for a number`);
      }),
    );
  }
}
