import {
  BoardName,
  ClassId,
  CounterNumber,
  DeviceName,
  OfficeCode,
  ReasonId,
  ServiceLetter,
  StaffId,
} from "@motcua/broker/contract";
import { fields } from "@motcua/device-profiles/fields";
import Type, { type Static } from "typebox";
import { ForwardingSettings } from "./forwarding-settings.ts";
import { Hours } from "./hours.ts";
import { WebAddress } from "./web-address.ts";

const text = Type.String({ minLength: 1, maxLength: 200 });
const words = fields({ vi: text, en: text });

/** A working day at most: a longer wait or service is a slip of the pen. */
const minutes = Type.Integer({ minimum: 1, maximum: 480 });

const Service = fields({
  letter: ServiceLetter,
  name: words,
  /** The wait that the office promises the normal class. */
  targetMinutes: minutes,
  /** Usual length of one service, for the estimate while few were seen. */
  normMinutes: minutes,
});

const CitizenClass = fields({
  id: ClassId,
  name: words,
  /** Promised wait for this class; absent: the service's own target. */
  targetMinutes: Type.Optional(minutes),
});

const Staff = fields({
  id: StaffId,
  name: text,
  /** Keyed on a call keypad to log in. */
  code: Type.String({
    pattern: "^[0-9]{2,6}$",
    description: '2 to 6 digits in quotation marks, such as "101"',
  }),
});

const Reason = fields({ id: ReasonId, name: words });

const Counter = fields({
  number: CounterNumber,
  services: Type.Array(ServiceLetter, { minItems: 1 }),
  /** Who sits there when the day opens; absent: a person opens the counter. */
  opensWith: Type.Optional(StaffId),
  display: DeviceName,
  keys: Type.Optional(DeviceName),
  rating: Type.Optional(DeviceName),
});

const Device = fields({
  name: DeviceName,
  profile: text,
  port: text,
  /** The device's number on a shared line: RS-485 number or I²C address. */
  address: Type.Optional(Type.Integer({ minimum: 0, maximum: 255 })),
  /** GPIO lines as the board's header counts them: key name, `lamp` or `enable` → line. */
  pins: Type.Optional(Type.Record(Type.String(), Type.Integer({ minimum: 0, maximum: 255 }))),
  /** What a kiosk's keys mean: key → service letter. */
  keys: Type.Optional(Type.Record(Type.String(), ServiceLetter)),
});
export type Device = Static<typeof Device>;

const Board = fields({
  name: BoardName,
  /** As many as one box with its USB hubs and one RS-485 line carries. */
  devices: Type.Array(Device, { maxItems: 100 }),
});

/** What `office.yaml` may say. */
export const Office = fields({
  office: fields({ code: OfficeCode, name: words }),
  /**
   * When the business day opens: `hours`: at the first opening time; `start`: when the box
   * starts, for demonstrations and training.
   */
  day: fields({ open: Type.Enum(["hours", "start"]) }),
  hours: Hours,
  /** One letter each, and there are 20 letters. */
  services: Type.Array(Service, { minItems: 1, maxItems: 20 }),
  /** `normal` first. As many as a kiosk shows on one screen. */
  classes: Type.Array(CitizenClass, { minItems: 1, maxItems: 12 }),
  staff: Type.Array(Staff, { minItems: 1, maxItems: 300 }),
  /** What a touch page asks after a low rating; as many as one screen shows in large type. */
  reasons: Type.Optional(Type.Array(Reason, { maxItems: 8 })),
  /** Numbers of two digits. */
  counters: Type.Array(Counter, { minItems: 1, maxItems: 99 }),
  boards: Type.Array(Board, { minItems: 1, maxItems: 20 }),
  /** What the leader's page compares with. */
  goals: Type.Optional(
    fields({
      /** Percent of the served visits that should be rated; absent: 40. */
      response: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
  ),
  /** What the figures show beside office, services, counters and classes. */
  figures: Type.Optional(fields({ byPerson: Type.Optional(Type.Boolean()) })),
  /** Who is told of each alarm beside the pages: an address that takes JSON. */
  alarms: Type.Optional(fields({ webhook: Type.Optional(WebAddress) })),
  /** Where the day's summary goes; without it, it waits. */
  forwarding: Type.Optional(ForwardingSettings),
});
/** An office as its own document describes it; see sample-office.yaml. */
export type Office = Static<typeof Office>;
