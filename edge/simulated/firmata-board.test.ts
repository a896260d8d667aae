import { describe, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { simulatedBox } from "../../tests/harness/io-box.ts";

/** A box on a clock, told bytes in hexadecimal; `said` is all that it has answered. */
function box() {
  const clock = fakeClock();
  const { chip, board } = simulatedBox(clock);
  const said: string[] = [];
  board.onSend((bytes) => said.push(Buffer.from(bytes).toString("hex")));
  const tell = async (bytes: string) => {
    board.receive(Buffer.from(bytes.replaceAll(" ", ""), "hex"));
    await clock.advance(100);
  };
  return { clock, chip, board, said, tell };
}

describe("a simulated Firmata box", () => {
  test("says its protocol and its firmware as StandardFirmata does", async () => {
    const { tell, said } = box();
    await tell("f9");
    await tell("f0 79 f7");
    const name = Array.from("StandardFirmata.ino", (c) => `${c.charCodeAt(0).toString(16)}00`);
    expect(said).toEqual(["f90206", `f0790206${name.join("")}f7`]);
  });

  test("names twenty pins, six of them analog, two of them for I²C", async () => {
    const { tell, said } = box();
    await tell("f0 6b f7");
    await tell("f0 69 f7");
    const digital = "000101017f".repeat(18);
    expect(said[0]).toBe(`f06c${digital}${"0001010106017f".repeat(2)}f7`);
    expect(said[1]).toBe(`f06a${"7f".repeat(14)}000102030405f7`);
  });

  test("hands an I²C write to the chip once I²C is set up, and not before", async () => {
    const { tell, chip } = box();
    const oscillatorOn = "f0 76 70 00 21 00 f7";
    const displayOn = "f0 76 70 00 01 01 f7";
    const allOfRowZero = "f0 76 70 00 00 00 7f 01 f7";
    await tell(oscillatorOn + displayOn + allOfRowZero);
    expect(chip.snapshot().segments).toEqual([0, 0, 0, 0]);
    await tell(`f0 78 00 00 f7${oscillatorOn}${displayOn}${allOfRowZero}`);
    expect(chip.snapshot()).toMatchObject({ segments: [0xff, 0, 0, 0], lit: "8   " });
  });

  test("reads a chip back, and says so where none answers", async () => {
    const { tell, said } = box();
    await tell("f0 78 00 00 f7 f0 76 70 00 02 00 7f 01 f7");
    await tell("f0 76 70 08 02 00 01 00 f7");
    expect(said).toEqual(["f0777000 0200 7f01 f7".replaceAll(" ", "")]);
    said.length = 0;
    await tell("f0 76 71 08 02 00 01 00 f7");
    const words = Array.from(Buffer.from("I2C: Too few bytes received"));
    const text = words.map((byte) => `${byte.toString(16)}00`).join("");
    expect(said).toEqual([`f071${text}f7`, "f07771000200f7"]);
  });

  test("takes no write for a chip that is not there, nor a torn message", async () => {
    const { tell, chip, said } = box();
    await tell("f0 78 00 00 f7 f0 76 71 00 21 00 f7");
    await tell("f0 76 70 00 21 f9");
    expect(chip.snapshot().lit).toBe("    ");
    expect(said).toEqual(["f90206"]);
  });

  test("answers at its baud rate, not at once", async () => {
    const { clock, board, said } = box();
    board.receive(Uint8Array.of(0xf9));
    // One byte in and three out at 57,600 baud: 0.69 ms.
    await clock.advance(0);
    expect(said).toEqual([]);
    await clock.advance(2);
    expect(said).toEqual(["f90206"]);
  });
});

test("the chip blinks when its display set-up says so, and not while it is off", async () => {
  const { chip } = box();
  chip.write([0x21]);
  chip.write([0x85]);
  expect(chip.snapshot().blink).toBe(true);
  chip.write([0x80]);
  expect(chip.snapshot().blink).toBe(false);
});
