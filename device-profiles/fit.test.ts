import { expect, test } from "vitest";
import { findProfile } from "./find.ts";
import { fitting, portFor } from "./fit.ts";

const profile = (id: string) => {
  const found = findProfile(id);
  if (found === undefined) throw new Error(`no profile ${id}`);
  return found;
};

test.each([
  ["an Arduino by its ids", { kind: "serial", usb: "2341:0043" }, "ht16k33-4digit"],
  ["an Arduino by its name", { kind: "serial", label: "usb-Arduino_Nano-if00" }, "ht16k33-4digit"],
  ["a printer of Epson", { kind: "usb", usb: "04b8:0e15" }, "escpos-80mm"],
  ["a printer without a name", { kind: "usb", usb: "0416:5011" }, "escpos-80mm-stream"],
  ["a display by its address", { kind: "i2c", addresses: [0x70] }, "ht16k33-4digit"],
  ["a sound card", { kind: "alsa", label: "USB Audio" }, "speaker-wav"],
])("%s is offered its own model first", (_, identity, first) => {
  expect(fitting(identity)[0]).toBe(first);
});

test("a serial adapter may be anything that its port carries, but no I/O box by chance", () => {
  const fits = fitting({ kind: "serial", usb: "0403:6001", label: "usb-FTDI" });
  expect(fits).toEqual(expect.arrayContaining(["escpos-80mm", "led-rs485-ascii", "keys-call"]));
  expect(fits).not.toContain("ht16k33-4digit");
  expect(fits).not.toContain("speaker-wav");
  expect(fits).not.toContain("touch-page");
});

test("an I²C bus on which nothing answers is offered no display", () => {
  expect(fitting({ kind: "i2c", addresses: [] })).not.toContain("ht16k33-4digit");
});

test("a model behind an I/O box is configured with the box before its port", () => {
  expect(portFor(profile("ht16k33-4digit"), "serial:/dev/ttyACM0")).toBe(
    "firmata:serial:/dev/ttyACM0",
  );
  expect(portFor(profile("ht16k33-4digit"), "i2c:1")).toBe("i2c:1");
  expect(portFor(profile("escpos-80mm"), "usb:0416:5011")).toBe("usb:0416:5011");
});
