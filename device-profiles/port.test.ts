import { expect, test } from "vitest";
import { parsePort } from "./port.ts";

test.each([
  ["page", { kind: "page" }],
  ["sim:printer1", { kind: "sim", name: "printer1" }],
  ["serial:/dev/serial/by-id/usb-1", { kind: "serial", path: "/dev/serial/by-id/usb-1" }],
  ["tcp://10.0.0.9:9100", { kind: "tcp", host: "10.0.0.9", port: 9100 }],
  ["tcp://[::1]:9100", { kind: "tcp", host: "::1", port: 9100 }],
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
