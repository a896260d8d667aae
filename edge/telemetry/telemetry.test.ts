import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DeviceConfig, Health, Telemetry } from "@motcua/broker/contract";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { noChance } from "../../tests/harness/direct-line.ts";
import { eventually } from "../../tests/harness/until.ts";
import { boardGauges } from "./board-gauges.ts";
import { startBoardTelemetry } from "./board-telemetry.ts";
import { clockTrust } from "./clock-trust.ts";
import { inParts, measuredOf } from "./report.ts";
import { createTallyBook } from "./tally.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "machine-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

const ok: Health = { state: "ok" };
const printer: DeviceConfig = { name: "printer1", profile: "escpos-80mm", port: "sim:printer1" };

describe("what a printer measures", () => {
  test.each([
    [{ state: "ok" }, "ok"],
    [{ state: "degraded", code: "paper-low" }, "low"],
    [{ state: "down", code: "paper-out" }, "out"],
    [{ state: "down", code: "unplugged" }, undefined],
    [{ state: "unknown" }, undefined],
  ] as const)("its paper is told only where it is known: %j", (health, paper) => {
    const tally = createTallyBook().of("printer1");
    expect(measuredOf(printer, { tally, health })["printer.paper"]).toBe(paper);
  });

  test("counters are told from 0, and nothing that its profile does not name", () => {
    const tally = createTallyBook().of("printer1");
    tally.add("printer.tickets");
    tally.add("printer.tickets");
    tally.add("speaker.spoken");
    expect(measuredOf(printer, { tally, health: ok })).toEqual({
      "printer.paper": "ok",
      "printer.tickets": 2,
      "printer.unproved": 0,
      "printer.failed": 0,
      "printer.abandoned": 0,
      "line.reconnects": 0,
    });
  });
});

describe("what a board measures of itself", () => {
  const zone = (name: string, milli: string) => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "temp"), milli);
  };

  test("the hottest zone counts; one that is not connected does not", async () => {
    zone("thermal_zone0", "51500\n");
    zone("thermal_zone1", "63250\n");
    zone("thermal_zone2", "-274000\n");
    zone("thermal_zone3", "\n");
    const gauges = await boardGauges({ thermal: folder, dataDir: folder });
    expect(gauges["cpu.temperature"]).toBe(63.25);
    expect(gauges["disk.free"]).toBeGreaterThan(0);
    expect(gauges["memory.used"]).toBeGreaterThan(1_000_000);
  });

  test("a machine that tells nothing of its heat or its disk leaves them out", async () => {
    const nowhere = join(folder, "none");
    const gauges = await boardGauges({ thermal: nowhere, dataDir: nowhere });
    expect(Object.keys(gauges).toSorted()).toEqual(["memory.free", "memory.used"]);
  });

  test.each([
    ["none", "1970-01-01T00:05:00Z", 0, ["synchronized", "rtc"]],
    ["ntp", "2026-11-24T01:00:00Z", 90_000, ["synchronized", "rtc"]],
    ["server", "2026-11-24T01:00:00Z", -4_000, ["rtc"]],
    ["rtc", "2026-11-24T01:00:00Z", 90_000, ["rtc"]],
    ["none", "2026-11-24T01:00:00Z", undefined, []],
  ] as const)("its clock is trusted as %s", (trust, at, serverOffMs, signs) => {
    for (const sign of signs) writeFileSync(join(folder, sign), "");
    const places = { synchronized: join(folder, "synchronized"), rtc: join(folder, "rtc") };
    expect(clockTrust(places, { wallMs: Date.parse(at), serverOffMs })).toBe(trust);
  });
});

test("a report comes soon after the start and then within each minute", async () => {
  const clock = fakeClock(Date.parse("2026-11-24T01:00:00Z"));
  const sent: Telemetry[] = [];
  const places = { thermal: folder, dataDir: folder, synchronized: folder, rtc: folder };
  const telemetry = startBoardTelemetry({
    ...{ clock, chance: noChance, machine: places },
    watched: () => ({ devices: [printer], healthOf: () => ok }),
    recorder: () => ({ state: "stopped", code: "storage-full" }),
    send: (body) => void sent.push(body),
  });
  telemetry.tallies.of("printer1").add("printer.tickets");
  await clock.advance(5_000);
  await eventually(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ uptimeMs: 5_000, clock: "ntp" });
  expect(sent[0]?.board["recorder.state"]).toBe("storage-full");
  expect(sent[0]?.devices["printer1"]).toMatchObject({ "printer.tickets": 1 });
  await clock.advance(60_000);
  await eventually(() => expect(sent).toHaveLength(2));
  telemetry.stop();
  await clock.advance(600_000);
  expect(sent).toHaveLength(2);
});

test("a hundred devices are told in parts that the contract takes, none of them twice", () => {
  const names = Array.from({ length: 100 }, (_, n) => `keypad-number-${n}`);
  const long = Object.fromEntries(names.map((_, n) => [`keys.measure-${n}`, 1_000_000 + n]));
  const few = Object.fromEntries(Object.entries(long).slice(0, 12));
  const devices = Object.fromEntries(names.map((name) => [name, few]));
  const parts = inParts({ uptimeMs: 1, clock: "ntp", board: { "memory.free": 1 }, devices });
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(JSON.stringify(part).length).toBeLessThan(15.2 * 1024);
  expect(parts.flatMap((part) => Object.keys(part.devices))).toEqual(names);
});
