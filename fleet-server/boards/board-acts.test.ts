import type { BoardConfig, Health, Request } from "@motcua/broker/contract";
import { expect, test } from "vitest";
import { understand } from "./board-acts.ts";

const device = (name: string, profile: string, more: object = {}) => ({
  name,
  profile,
  port: "sim:x",
  ...more,
});
const box = (devices: BoardConfig["devices"]): BoardConfig => ({
  office: { code: "o26734", name: { vi: "UBND phường Mẫu", en: "Sample Ward" } },
  board: "box-26734",
  serverUrl: "http://127.0.0.1:8480",
  services: [],
  classes: [],
  counters: [{ number: 1 }, { number: 2 }],
  devices,
});
const printer = device("printer1", "escpos-80mm");
const keys = device("kiosk1", "keys-kiosk-4");
const touch = device("touch1", "touch-page");
const call = device("keys1", "keys-call", { counter: 1 });

const understood = (
  request: Request,
  devices: BoardConfig["devices"],
  health: Health = { state: "ok" },
) => understand(request, { config: box(devices), healthOf: () => health, token: "token" });
const issue: Request = { name: "issue", service: "A", class: "normal", device: "kiosk1" };

test("a board speaks only for counters at which it has a device", () => {
  expect(understood({ name: "call-next", counter: 1 }, [call])).toEqual({
    act: { name: "call-next", counter: 1 },
  });
  expect(understood({ name: "call-next", counter: 2 }, [call])).toEqual({
    refusal: "unknown-counter",
  });
});

test("a kiosk with a printer prints", () => {
  expect(understood(issue, [printer, keys])).toMatchObject({
    act: { source: { at: "kiosk", printer: "printer1", screen: false } },
  });
});

test("a printer that is known to be down is not tried where a screen shows the number", () => {
  const down: Health = { state: "down", code: "paper-out" };
  expect(understood(issue, [printer, keys, touch], down)).toMatchObject({
    act: { source: { printer: null, screen: true } },
  });
  expect(understood(issue, [printer, touch], down)).not.toHaveProperty("act.source.printerless");
  // With keys alone the slip is all that the citizen could hold.
  expect(understood(issue, [printer, keys], down)).toMatchObject({
    act: { source: { printer: "printer1" } },
  });
});

test("a kiosk that has only a screen promises no paper", () => {
  expect(understood(issue, [touch])).toMatchObject({
    act: { source: { printer: null, printerless: true, screen: true } },
  });
});
