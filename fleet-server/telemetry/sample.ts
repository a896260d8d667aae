import type { BoardName, MeasureValue } from "@motcua/broker/contract";
import type { Measure } from "@motcua/device-profiles/measures";

/** Stands where a device's name stands, for what the board measures of itself; no device is so named. */
export const boardItself = "-";

/** Which line of a chart. */
export type SeriesKey = {
  readonly board: BoardName;
  /** A device's name, or `boardItself`. */
  readonly device: string;
  /** `{part}.{quantity}`. */
  readonly measure: string;
};

/** One reported value, as it came. */
export type Reading = SeriesKey & { readonly type: Measure["type"]; readonly value: MeasureValue };

/**
 * One minute of one series: a gauge, state or flag as it last was, a counter by how much it rose.
 */
export type Sample = Reading & {
  /** Minutes since 1970. */
  readonly minute: number;
  /** The value as it was reported: a counter's count since the start of its board. */
  readonly reported: MeasureValue;
};

/** Where samples go beside the archive. A sink that cannot be reached rejects, and is offered the same ones again. */
export type TelemetrySink = {
  write(samples: readonly Sample[]): Promise<void>;
  /** Gives up what is under way, which rejects: nobody waits for a sink that hangs. */
  stop(): void;
};

export const minuteMs = 60_000;

/** A series as one text. */
export function keyOf({ board, device, measure }: SeriesKey): string {
  return `${board}/${device}/${measure}`;
}
