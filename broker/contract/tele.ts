import { measureName } from "@motcua/device-profiles/measures";
import Type, { type Static } from "typebox";
import { message } from "./message.ts";
import { DeviceName, Milliseconds } from "./vocabulary.ts";

/** `{part}.{quantity}` as the device's profile names it, e.g. `printer.paper`. */
export const MeasureName = Type.String({
  pattern: measureName,
  maxLength: 48,
});

/** A gauge or counter as a number, an enum as its word, a flag as true or false. */
export const MeasureValue = Type.Union([
  Type.Number(),
  Type.String({ maxLength: 32 }),
  Type.Boolean(),
]);
export type MeasureValue = Static<typeof MeasureValue>;

const Measures = Type.Record(MeasureName, MeasureValue, { additionalProperties: false });

export const tele = message({
  kind: "tele",
  qos: 0,
  retain: false,
  bytesMax: 16 * 1024,
  meaning: "Gauges and counters that only rise, once a minute; a lost one does not matter.",
  body: Type.Object({
    /** Since the start of the board's process. */
    uptimeMs: Milliseconds,
    /** How far the board's wall clock can be trusted. */
    clock: Type.Union([
      Type.Literal("none"),
      Type.Literal("rtc"),
      Type.Literal("ntp"),
      Type.Literal("server"),
    ]),
    /** Of the board itself: temperature, memory, disk. */
    board: Measures,
    /** By device. */
    devices: Type.Record(DeviceName, Measures, { additionalProperties: false }),
  }),
  example: {
    uptimeMs: 86_400_000,
    clock: "ntp",
    board: { "cpu.temperature": 51.5, "memory.free": 412_000_000 },
    devices: { printer1: { "printer.paper": "low", "printer.tickets": 1204 } },
  },
});
export type Telemetry = Static<typeof tele.body>;
