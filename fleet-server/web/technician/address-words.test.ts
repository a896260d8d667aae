import { expect, test } from "vitest";
import { addressWords } from "./address-words.ts";

test("a chip's address is written as in its data sheet, a display's number as on its switches", () => {
  expect(addressWords(112, "i2c:1")).toBe("0x70");
  expect(addressWords(112, "firmata:sim:box1")).toBe("0x70");
  expect(addressWords(3, "i2c:sim:bus1")).toBe("0x03");
  expect(addressWords(12, "serial:/dev/ttyUSB0")).toBe("12");
});
