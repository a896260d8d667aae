import { BoardName, Health, MeasureName, MeasureValue, Words } from "@motcua/broker/contract";
import { orNull } from "@motcua/device-profiles/fields";
import Type, { type Static } from "typebox";

const Instant = Type.Integer({ description: "ms since 1970" });
const MeasureType = Type.Union([
  Type.Literal("gauge"),
  Type.Literal("counter"),
  Type.Literal("enum"),
  Type.Literal("flag"),
]);

/** A measure with its newest value; a counter's is its count since the start of its board. */
const MeasureView = Type.Object({
  name: MeasureName,
  type: MeasureType,
  label: Words,
  /** Null for a state or a flag. */
  unit: orNull(Words),
  /** What each state of an enum is called. */
  states: orNull(Type.Record(Type.String(), Words)),
  value: orNull(MeasureValue),
  /** When it was reported; null where it never was. */
  atMs: orNull(Instant),
});
export type MeasureView = Static<typeof MeasureView>;

/** A device, or as `-` the board itself, with what it measures. */
export const MeasuredView = Type.Object({
  board: BoardName,
  device: Type.String(),
  /** What the model is called; null for the board itself and for a model that is not known. */
  model: orNull(Words),
  health: Health,
  /** Since when it is so; null where it was never seen. */
  sinceMs: orNull(Instant),
  measures: Type.Array(MeasureView),
});
export type MeasuredView = Static<typeof MeasuredView>;

export const MeasuresView = Type.Object({
  atMs: Instant,
  places: Type.Array(MeasuredView),
  /** Reported values that were not kept, since the start of the server. */
  dropped: Type.Object({
    /** Of no board, device or measure of the office, or of the wrong type. */
    unknown: Type.Integer(),
    /** Beyond the number of series that is kept. */
    tooMany: Type.Integer(),
    /** The archive could not be written. */
    unwritten: Type.Integer(),
  }),
  archive: Type.Object({
    /** The file is nearly full: the oldest minutes and hours are forgotten early. */
    full: Type.Boolean(),
  }),
  /** The second sink, where there is one, and up to when it has everything. */
  sink: orNull(Type.Object({ name: Type.String(), uptoMs: Instant })),
});
export type MeasuresView = Static<typeof MeasuresView>;

/** Columns of one chart; see `chart.ts`. */
export const ChartView = Type.Object({
  stepMs: Type.Integer(),
  atMs: Type.Array(Instant),
  values: Type.Array(MeasureValue),
  low: Type.Array(Type.Number()),
  high: Type.Array(Type.Number()),
});

/** How a device was, oldest first; the first may have begun before the span. */
export const HealthView = Type.Object({
  changes: Type.Array(
    Type.Object({
      atMs: Instant,
      state: Health.properties.state,
      code: orNull(Type.String()),
    }),
  ),
});
