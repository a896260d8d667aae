import Type, { type Static } from "typebox";
import { fields, text, words } from "./fields.ts";
import { type Unit, units } from "./units.ts";

/** `{part}.{quantity}`: a name that is stable for ever, as charts and archives are kept by it. */
export const measureName = "^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*$";

const unit = Type.Enum(Object.keys(units) as [Unit, ...Unit[]]);
const state = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,31}$" });

/** Something that goes up and down: a temperature, free bytes. */
const Gauge = fields({ type: Type.Literal("gauge"), unit, labels: words });

/** Something that only rises, from 0 at the start of the board's process. */
const Counter = fields({ type: Type.Literal("counter"), unit, labels: words });

/** One of a few states, best first; `words` says each of them to people. */
const Enumeration = fields({
  type: Type.Literal("enum"),
  /** As many as a person tells apart in a bar of colours. */
  values: Type.Array(state, { minItems: 2, maxItems: 8 }),
  words: Type.Record(Type.String(), words),
  labels: words,
});

/** Yes or no. */
const Flag = fields({ type: Type.Literal("flag"), labels: words });

/** What a device or a board measures, how it is stored, and how people are told. */
export const Measure = Type.Union([Gauge, Counter, Enumeration, Flag]);
export type Measure = Static<typeof Measure>;

/** Measures by name. */
export const Measures = Type.Record(Type.String({ pattern: measureName }), Measure, {
  additionalProperties: false,
});
export type Measures = Static<typeof Measures>;

const seconds = Type.Integer({ minimum: 0, maximum: 86_400 });

const When = Type.Union([
  /** The device's health carries this code. */
  fields({ code: text }),
  /** The device is down, by whatever code that no other alarm of it names. */
  fields({ state: Type.Literal("down") }),
  fields({ measure: text, is: Type.Union([text, Type.Boolean()]) }),
  fields({ measure: text, above: Type.Number() }),
  fields({ measure: text, below: Type.Number() }),
]);

/** When a person is to be called, as data. */
export const Alarm = fields({
  id: state,
  when: When,
  /** It must have been so for this long: a cover that is opened and shut is nobody's alarm. */
  forS: seconds,
  /** It must have been over for this long before the alarm ends; absent: it ends at once. */
  clearForS: Type.Optional(seconds),
  severity: Type.Enum(["minor", "major", "critical"]),
  during: Type.Enum(["office-hours", "always"]),
  vi: text,
  en: text,
  /** What to do; needed where `when` is no health code, which has its own remedy. */
  remedy: Type.Optional(words),
});
export type Alarm = Static<typeof Alarm>;
