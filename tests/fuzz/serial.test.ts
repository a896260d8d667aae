import { type Profile, profiles } from "@motcua/device-profiles";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createReplyReader } from "../../edge/drivers/escpos-status.ts";
import { allUp, keyBytes } from "../../edge/drivers/key-bytes.ts";
import { ledAscii } from "../../edge/drivers/led-ascii.ts";
import { keepIoBox } from "../../edge/transports/firmata.ts";
import { fakeClock } from "../harness/clocks.ts";
import { directLine, noChance } from "../harness/direct-line.ts";
import { simulatedBox } from "../harness/io-box.ts";
import { bytes } from "./arbitraries.ts";
import { heapMb } from "./heap.ts";
import { bySeed, runs } from "./seed.ts";

/** A profile that ships, as its driver takes it. */
function profileOf<D extends Profile["driver"]>(id: string, driver: D) {
  const profile = profiles().get(id);
  if (profile?.driver !== driver) throw new Error(`${id} is not for ${driver}`);
  return profile as Extract<Profile, { driver: D }>;
}

describe(`any bytes on a serial line are answers or noise, never thrown at ${bySeed}`, () => {
  test("a printer's answers: none is made up, and a true one is found after any noise", () => {
    const header = fc.constantFrom([0x37], [0x37, 0x22], [0x37, 0x25], [0x12], [0x00], []);
    const noisy = fc.tuple(header, bytes()).map(([head, rest]) => [...head, ...rest]);
    fc.assert(
      fc.property(noisy, fc.nat(20), (noise, cut) => {
        const reader = createReplyReader();
        // In two pieces, as a line hands it on.
        const first = reader.read(Uint8Array.from(noise.slice(0, cut)));
        const replies = [...first, ...reader.read(Uint8Array.from(noise.slice(cut)))];
        expect(replies.length + reader.noise).toBeLessThanOrEqual(noise.length);
        // Whatever was begun ends within seven bytes that fit no answer.
        reader.read(new Uint8Array(7).fill(0xff));
        const proof = reader.read(Uint8Array.from([0x37, 0x22, 0x40, 0x40, 0x42, 0x4a, 0x00]));
        expect(proof).toEqual([{ kind: "process-id", job: 42 }]);
      }),
      runs(500),
    );
  });

  test("a display's answer: accepted, refused or nothing", () => {
    const led = ledAscii(profileOf("led-rs485-ascii", "led-ascii").capabilities);
    fc.assert(
      fc.property(bytes(), (answer) => {
        const meant = led.reply?.read(answer);
        const said = answer.includes(0x06) || answer.includes(0x15);
        return said ? meant === "accepted" || meant === "refused" : meant === "nothing";
      }),
      runs(500),
    );
  });

  test.each(["keys-kiosk-4", "keys-call", "keys-rating-4"])("%s: only its own keys", (id) => {
    const { capabilities } = profileOf(id, "key-bytes");
    if (!("press" in capabilities)) throw new Error(`${id} sends no bytes`);
    const codec = keyBytes(capabilities);
    const known = new Set<string | null>([...Object.values(capabilities.press), null]);
    const beat = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.nat(20_000));
    fc.assert(
      fc.property(fc.array(beat, { maxLength: 200 }), (beats) => {
        let keys = allUp;
        let atMs = 0;
        for (const [byte, afterMs] of beats) {
          atMs += afterMs;
          const step = codec.step(keys, byte, atMs);
          keys = step.keys;
          expect(known.has(step.key) && known.has(codec.stuck(keys, atMs))).toBe(true);
        }
        expect(Object.keys(keys.edgesMs).length).toBeLessThan(known.size);
      }),
      runs(150),
    );
  });
});

test(`any bytes from a Firmata box leave it working, or down with a reason ${bySeed}`, async () => {
  const clock = fakeClock();
  const { board } = simulatedBox(clock);
  let say: (bytes: Uint8Array) => void = () => undefined;
  const noise = {
    receive: () => undefined,
    onChange: () => undefined,
    snapshot: () => undefined,
    stop: () => undefined,
    onSend: (send: (bytes: Uint8Array) => void) => {
      say = send;
    },
  };
  const line = directLine({ devices: [board, noise], clock });
  const box = keepIoBox({ open: line.open, clock, chance: noChance });
  while (box.state().state !== "up") await clock.advance(100);
  const beforeMb = heapMb();
  const commands = fc.constantFrom([0xf0], [0xf0, 0x77], [0xf0, 0x79], [0xe0], [0x90], [0xf9], []);
  const ends = fc.constantFrom([0xf7], []);
  const burst = fc.tuple(commands, bytes(40), ends).map((parts) => parts.flatMap((p) => [...p]));
  await fc.assert(
    fc.asyncProperty(burst, async (sent) => {
      say(Uint8Array.from(sent));
      await clock.advance(10);
      return ["up", "down", "opening"].includes(box.state().state);
    }),
    runs(300),
  );
  // What was begun ends, and the box is asked again.
  say(Uint8Array.of(0xf7));
  // And what never ends is not kept.
  say(Uint8Array.of(0xf0, 0x71));
  for (let chunk = 0; chunk < 200; chunk += 1) say(new Uint8Array(10_000).fill(0x11));
  await clock.advance(60_000);
  expect(box.state().state).toBe("up");
  expect(heapMb() - beforeMb).toBeLessThan(24);
  await box.stop();
}, 180_000);
