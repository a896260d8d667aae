import type { AsciiDisplayProfile } from "@motcua/device-profiles";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ledAscii } from "./led-ascii.ts";

type Capabilities = AsciiDisplayProfile["capabilities"];
const plain: Capabilities = {
  digits: 4,
  frame: "<STX>{address}{text}<ETX>{checksum}",
  checksum: "xor",
  reply: { accept: "ACK", refuse: "NAK", timeoutMs: 150 },
};
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("the frame of an ASCII display", () => {
  test.each<[string, Partial<Capabilities>, string]>([
    // 30^31^41^30^34^32^03 = 75
    ["xor", {}, "02 30 31 41 30 34 32 03 37 35"],
    // 30+31+41+30+34+32+03 = 13b, of which 3b
    ["sum", { checksum: "sum" }, "02 30 31 41 30 34 32 03 33 42"],
    ["none", { checksum: "none", frame: "<ESC>{text}<CR>" }, "1b 41 30 34 32 0d"],
    [
      "own letters",
      { checksum: "none", frame: "#{address},{text};" },
      "23 30 31 2c 41 30 34 32 3b",
    ],
    ["wider", { digits: 6 }, "02 30 31 41 30 34 32 20 20 03 37 35"],
  ])("A042 at address 1 with %s is these bytes", (_name, change, golden) => {
    const bytes = ledAscii({ ...plain, ...change }).encode({ address: 1, text: "A042" });
    expect(hex(bytes)).toBe(golden.replaceAll(" ", ""));
  });

  test("holds exactly its digits and no control byte of its own, whatever it is given", () => {
    const { encode } = ledAscii(plain);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.string({ unit: "binary" }),
        (address, text) => {
          const bytes = [...encode({ address, text })];
          const inside = bytes.slice(1, 7);
          const sum = bytes.slice(1, 8).reduce((left, right) => left ^ right, 0);
          expect(bytes).toHaveLength(10);
          expect(inside.every((byte) => byte >= 0x20 && byte < 0x7f)).toBe(true);
          expect(Number(String.fromCharCode(...inside.slice(0, 2)))).toBe(address);
          expect(Number.parseInt(String.fromCharCode(...bytes.slice(8)), 16)).toBe(sum);
        },
      ),
    );
  });
});

describe("the reply of an ASCII display", () => {
  test.each([
    ["06", "accepted"],
    ["15", "refused"],
    ["", "nothing"],
    ["ff00", "nothing"],
    ["ff06", "accepted"],
    ["1506", "refused"],
    ["0615", "accepted"],
  ])("%s is %s", (bytes, reply) => {
    expect(ledAscii(plain).reply?.read(Buffer.from(bytes, "hex"))).toBe(reply);
  });

  test("is not awaited from a display that never answers", () => {
    const { reply: _, ...mute } = plain;
    expect(ledAscii(mute).reply).toBeUndefined();
  });
});
