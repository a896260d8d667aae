import { expect, test } from "vitest";
import { parsePort } from "./port.ts";

test.each([
  ["page", { kind: "page" }],
  ["sim:printer1", { kind: "sim", name: "printer1" }],
  ["serial:/dev/serial/by-id/usb-1", { kind: "serial", path: "/dev/serial/by-id/usb-1" }],
  ["tcp://10.0.0.9:9100", { kind: "tcp", host: "10.0.0.9", port: 9100 }],
  ["tcp://[::1]:9100", { kind: "tcp", host: "::1", port: 9100 }],
  ["usb:/dev/usb/lp0", { kind: "usb", path: "/dev/usb/lp0" }],
  ["usb:04B8:0E15", { kind: "usb", vendor: "04b8", product: "0e15" }],
  ["i2c:1", { kind: "i2c", over: { bus: 1 } }],
  ["i2c:sim:bus1", { kind: "i2c", over: { sim: "bus1" } }],
  ["gpio:pinctrl-bcm2711", { kind: "gpio", over: { label: "pinctrl-bcm2711" } }],
  ["gpio:sim:pins1", { kind: "gpio", over: { sim: "pins1" } }],
  ["alsa:default", { kind: "alsa", pcm: "default" }],
  ["firmata:sim:io1", { kind: "firmata", over: { kind: "sim", name: "io1" } }],
  [
    "firmata:serial:/dev/ttyACM0",
    { kind: "firmata", over: { kind: "serial", path: "/dev/ttyACM0" } },
  ],
])("%s is a port", (text, value) => {
  expect(parsePort(text)).toEqual({ ok: true, value });
});

test.each([
  "",
  "usb",
  "usb:416:5011",
  "usb:lp0",
  "i2c:/dev/i2c-1",
  "i2c:",
  "gpio:",
  "gpio:sim:",
  "firmata:usb:/dev/usb/lp0",
  "sim:",
  "sim:Printer 1",
  "serial:ttyUSB0",
  "tcp://10.0.0.9",
  "tcp://10.0.0.9:0",
  "tcp://10.0.0.9:65536",
  "alsa:",
  "firmata:page",
  "firmata:firmata:sim:io1",
])("%s is refused with a remedy", (text) => {
  const parsed = parsePort(text);
  expect(parsed.ok ? "" : parsed.faults[0]?.remedy).toMatch(/^(Write|Give|Use) /);
});
