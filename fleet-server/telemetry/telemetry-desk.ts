import type { BoardName } from "@motcua/broker/contract";
import { findProfile } from "@motcua/device-profiles";
import { boardMeasures } from "@motcua/device-profiles/board-measures";
import type { Measure, Measures } from "@motcua/device-profiles/measures";
import { units } from "@motcua/device-profiles/units";
import type { Office } from "../office/office.ts";
import type { Archive } from "./archive.ts";
import { type Chart, chartOf, type Span } from "./chart.ts";
import type { Gathering } from "./gather.ts";
import type { HealthChange, HealthHistory } from "./health-history.ts";
import type { MeasuredView, MeasuresView, MeasureView } from "./measures-view.ts";
import { boardItself, type SeriesKey } from "./sample.ts";

/** What pages can see of measures; the routes know nothing else. */
export type TelemetryDesk = {
  view(): MeasuresView;
  /** Undefined where the office has no such board, device or measure. */
  chart(key: SeriesKey, span: Span): Chart | undefined;
  health(at: { board: BoardName; device: string }, span: Span): HealthChange[] | undefined;
};

/** A day or 30 days, ms. */
const spanMs = { "24h": 24 * 3_600_000, "30d": 30 * 24 * 3_600_000 } as const;

type Seen = {
  readonly office: () => Office;
  readonly archive: Archive;
  readonly gathering: Gathering;
  readonly history: HealthHistory;
  readonly wallMs: () => number;
  readonly state: () => Pick<MeasuresView, "dropped" | "archive" | "sink">;
};

export function createTelemetryDesk(seen: Seen): TelemetryDesk {
  const placesOf = () => seen.office().boards.flatMap(placesOfBoard);
  const find = (board: string, device: string) =>
    placesOf().find((place) => place.board === board && place.device === device);
  return {
    view: () => ({
      atMs: seen.wallMs(),
      places: placesOf().map((place) => placeView(seen, place)),
      ...seen.state(),
    }),
    chart: (key, span) => {
      const measures = find(key.board, key.device)?.measures;
      if (measures === undefined || !Object.hasOwn(measures, key.measure)) return undefined;
      const type = measures[key.measure]?.type;
      return type && chartOf(seen.archive, { key, type, span }, seen.wallMs());
    },
    health: (at, span) => {
      if (find(at.board, at.device) === undefined) return undefined;
      return seen.history.since(at, seen.wallMs() - spanMs[span]);
    },
  };
}

type PlaceKnown = {
  readonly board: BoardName;
  readonly device: string;
  readonly model: MeasuredView["model"];
  readonly measures: Measures;
};

function placesOfBoard({ name: board, devices }: Office["boards"][number]): PlaceKnown[] {
  const itself = { board, device: boardItself, model: null, measures: boardMeasures };
  return [
    itself,
    ...devices.map(({ name: device, profile }) => {
      const model = findProfile(profile);
      const labels = model?.products[0]?.labels ?? null;
      return { board, device, model: labels, measures: model?.measures ?? {} };
    }),
  ];
}

function placeView(seen: Seen, { board, device, model, measures }: PlaceKnown): MeasuredView {
  const now = seen.history.now(board, device);
  return {
    ...{ board, device, model },
    health: { state: now?.state ?? "unknown", ...(now?.code && { code: now.code }) },
    sinceMs: now?.atMs ?? null,
    measures: Object.entries(measures).map(([name, measure]) =>
      measureView(name, measure, seen.gathering.last({ board, device, measure: name })),
    ),
  };
}

function measureView(
  name: string,
  measure: Measure,
  last: ReturnType<Gathering["last"]>,
): MeasureView {
  return {
    name,
    type: measure.type,
    label: measure.labels,
    unit: "unit" in measure ? units[measure.unit] : null,
    states: measure.type === "enum" ? measure.words : null,
    value: last?.value ?? null,
    atMs: last?.atMs ?? null,
  };
}
