import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePort } from "./port.ts";

describe("the port of a device in office.yaml", () => {
  test.each([
    ["sim:printer1", { kind: "sim", name: "printer1" }],
    ["serial:/dev/serial/by-id/usb-1", { kind: "serial", path: "/dev/serial/by-id/usb-1" }],
    ["tcp://10.0.0.9:9100", { kind: "tcp", host: "10.0.0.9", port: 9100 }],
    ["tcp://[::1]:9100", { kind: "tcp", host: "::1", port: 9100 }],
    ["firmata:sim:led3", { kind: "firmata", over: { kind: "sim", name: "led3" } }],
    [
      "firmata:serial:/dev/ttyACM0",
      { kind: "firmata", over: { kind: "serial", path: "/dev/ttyACM0" } },
    ],
    ["alsa:plughw:1,0", { kind: "alsa", pcm: "plughw:1,0" }],
    ["page", { kind: "page" }],
  ])("%s is understood", (text, value) => {
    expect(parsePort(text)).toEqual({ ok: true, value });
  });

  test.each([
    ["com3", "serial:/dev/…"],
    ["serial:ttyUSB0", "whole path"],
    ["tcp://10.0.0.9", "tcp://host:port"],
    ["tcp://10.0.0.9:0", "1 to 65535"],
    ["tcp://10.0.0.9:70000", "1 to 65535"],
    ["firmata:page", "firmata:serial:"],
    ["firmata:firmata:sim:a", "firmata:serial:"],
    ["sim:", "small letters"],
    ["sim:Máy in", "small letters"],
    ["alsa:", "alsa:default"],
  ])("%s is refused with what to write instead", (text, remedy) => {
    const read = parsePort(text);
    if (read.ok) throw new Error(`${text} was accepted`);
    expect(read.faults[0]?.remedy).toContain(remedy);
  });

  test("any text is either understood or refused with a remedy", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parsePort(text);
        return read.ok || read.faults.every((fault) => fault.remedy.length > 0);
      }),
    );
  });
});
