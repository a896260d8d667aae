import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { createRs485Display } from "./rs485-displays.ts";

/** Unit 1 at 9600 baud, where a byte takes 1.04 ms; `said` is all that it has answered. */
function unitOne() {
  const clock = fakeClock();
  const unit = createRs485Display({ address: 1, digits: 4, baud: 9_600, clock });
  const said: number[] = [];
  unit.onSend((bytes) => said.push(...bytes));
  const hear = async (bytes: string) => {
    unit.receive(Buffer.from(bytes.replaceAll(" ", ""), "hex"));
    await clock.advance(100);
  };
  return { clock, unit, said, hear };
}

// <STX> 01 A042 <ETX> 75
const a042 = "02 30 31 41 30 34 32 03 37 35";

describe("a simulated RS-485 display", () => {
  test("lights a good frame and accepts it", async () => {
    const { unit, said, hear } = unitOne();
    await hear(a042);
    expect([unit.snapshot().lit, said]).toEqual(["A042", [0x06]]);
  });

  test("refuses a frame with a flipped bit and keeps what it shows", async () => {
    const { unit, said, hear } = unitOne();
    await hear(a042);
    await hear("02 30 31 41 30 34 33 03 37 35");
    expect([unit.snapshot().lit, said]).toEqual(["A042", [0x06, 0x15]]);
  });

  test("is silent to another unit's frame", async () => {
    const { unit, said, hear } = unitOne();
    await hear("02 30 32 41 30 34 32 03 37 36");
    expect([unit.snapshot().lit, said]).toEqual(["    ", []]);
  });

  test("needs the time of the bytes on the line", async () => {
    const { clock, unit, said } = unitOne();
    unit.receive(Buffer.from(a042.replaceAll(" ", ""), "hex"));
    await clock.advance(10);
    expect([unit.snapshot().lit, said]).toEqual(["    ", []]);
    await clock.advance(1);
    expect(unit.snapshot().lit).toBe("A042");
    await clock.advance(2);
    expect(said).toEqual([0x06]);
  });

  test("finds its frame after any noise and in pieces of any size", async () => {
    const junk = fc.uint8Array({ maxLength: 40 });
    const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(junk, cuts, async (noise, sizes) => {
        const { clock, unit } = unitOne();
        let rest = Buffer.concat([noise, Buffer.from(a042.replaceAll(" ", ""), "hex")]);
        for (const size of [...sizes, rest.length]) {
          unit.receive(rest.subarray(0, size));
          rest = rest.subarray(size);
        }
        await clock.advance(100);
        expect(unit.snapshot().lit).toBe("A042");
      }),
      { numRuns: 60 },
    );
  });

  test("goes dark without power and drops what was still on its way", async () => {
    const { clock, unit, said, hear } = unitOne();
    await hear(a042);
    unit.receive(Buffer.from(a042.replaceAll(" ", ""), "hex"));
    unit.powerOff?.();
    await clock.advance(100);
    expect([unit.snapshot().lit, said]).toEqual(["    ", [0x06]]);
  });
});
