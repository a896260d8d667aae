import Type, { type Static } from "typebox";
import { message } from "./message.ts";
import {
  BoardName,
  ClassId,
  CounterNumber,
  DeviceName,
  OfficeCode,
  ReasonId,
  ServiceLetter,
  Words,
} from "./vocabulary.ts";

/** One device as the office's configuration describes it. */
export const DeviceConfig = Type.Object({
  name: DeviceName,
  /** Id of a device profile. */
  profile: Type.String(),
  /** `sim:…`, `serial:/dev/…`, `tcp://host:port`, `firmata:<port>`. */
  port: Type.String(),
  /** The device's number on a shared line: RS-485 number or I²C address. */
  address: Type.Optional(Type.Integer({ minimum: 0, maximum: 255 })),
  /** The counter at which the device stands. */
  counter: Type.Optional(CounterNumber),
  /** GPIO lines of the chip in `port`: key name, `lamp` or `enable` → line. */
  pins: Type.Optional(Type.Record(Type.String(), Type.Integer({ minimum: 0, maximum: 255 }))),
  /** What a kiosk's keys mean: key → service letter. */
  keys: Type.Optional(Type.Record(Type.String(), ServiceLetter)),
  /** Options that the profile offers, by name. */
  settings: Type.Optional(
    Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  ),
});
export type DeviceConfig = Static<typeof DeviceConfig>;

/** A service as boards need it: to draw a tile, read a key or print a ticket. */
export const ServiceConfig = Type.Object({ letter: ServiceLetter, name: Words });
export type ServiceConfig = Static<typeof ServiceConfig>;

/** A class of citizens as the kiosk offers it. */
export const ClassConfig = Type.Object({ id: ClassId, name: Words });
export type ClassConfig = Static<typeof ClassConfig>;

/** Why somebody was not satisfied, as a touch page offers it. */
export const ReasonConfig = Type.Object({ id: ReasonId, name: Words });
export type ReasonConfig = Static<typeof ReasonConfig>;

/** A board's whole part of the office's configuration. */
export const BoardConfig = Type.Object({
  office: Type.Object({ code: OfficeCode, name: Words }),
  board: BoardName,
  /** Address of the office's pages, for links and the bench. */
  serverUrl: Type.String(),
  services: Type.Array(ServiceConfig),
  classes: Type.Array(ClassConfig),
  counters: Type.Array(Type.Object({ number: CounterNumber })),
  devices: Type.Array(DeviceConfig),
  /** What a touch page asks after a low rating, in this order; none: it asks nothing. */
  reasons: Type.Optional(Type.Array(ReasonConfig)),
});
export type BoardConfig = Static<typeof BoardConfig>;

export const want = message({
  kind: "want",
  qos: 1,
  retain: false,
  bytesMax: 16 * 1024,
  meaning: "What should be: this board's configuration, whole, with a revision that only rises.",
  body: Type.Object({ rev: Type.Integer({ minimum: 1 }), config: BoardConfig }),
  example: {
    rev: 7,
    config: {
      office: { code: "o26734", name: { vi: "UBND phường Mẫu", en: "Sample Ward" } },
      board: "box-26734",
      serverUrl: "http://127.0.0.1:8480",
      services: [{ letter: "C", name: { vi: "Chứng thực", en: "Certification" } }],
      classes: [{ id: "normal", name: { vi: "Thường", en: "Normal" } }],
      counters: [{ number: 3 }],
      devices: [
        {
          name: "led3",
          profile: "ht16k33-4digit",
          port: "firmata:sim:io1",
          address: 112,
          counter: 3,
        },
      ],
    },
  },
});
