import { BusinessDay, OfficeCode } from "@motcua/broker/contract";
import { reader } from "@motcua/device-profiles/document";
import Type, { type Static } from "typebox";
import { Figures } from "../satisfaction/figures-schema.ts";

/**
 * A business day as it is handed on. Absolute: it holds the whole day, and a higher revision of
 * the same office and day takes the place of a lower one.
 */
const DaySummary = Type.Object({
  office: OfficeCode,
  day: BusinessDay,
  /** 1 when the day first closes; each closing and each rating after it makes the next. */
  revision: Type.Integer({ minimum: 1 }),
  reason: Type.Union([Type.Literal("day-closed"), Type.Literal("rated-after-close")]),
  figures: Figures,
});
export type DaySummary = Static<typeof DaySummary>;

/** The summary in a CloudEvents 1.0 envelope, structured mode (JSON event format). */
export const DaySummaryEvent = Type.Object({
  specversion: Type.Literal("1.0"),
  /** `<office>/<day>/<revision>`, which is the Idempotency-Key too. */
  id: Type.String({ pattern: "^o[0-9]{5}/[0-9]{4}-[0-9]{2}-[0-9]{2}/[1-9][0-9]*$" }),
  source: Type.String({ pattern: "^/motcua/offices/o[0-9]{5}$" }),
  type: Type.Literal("motcua.day-summary.v1"),
  /** The business day. */
  subject: BusinessDay,
  /** When the day closed or the late rating was stored, UTC. */
  time: Type.String({ pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,12}Z$" }),
  datacontenttype: Type.Literal("application/json"),
  data: DaySummary,
});
export type DaySummaryEvent = Static<typeof DaySummaryEvent>;

/** Reads an event from outside, or says which field is wrong. */
export const readDaySummaryEvent = reader(DaySummaryEvent);

export const cloudEventsJson = "application/cloudevents+json";

/** The header that carries the detached JWS over the body's bytes. */
export const signatureHeader = "motcua-signature";

/** Wraps a summary; `wallMs` is when what it reports happened, ms since 1970. */
export function daySummaryEvent(data: DaySummary, wallMs: number): DaySummaryEvent {
  return {
    specversion: "1.0",
    id: `${data.office}/${data.day}/${data.revision}`,
    source: `/motcua/offices/${data.office}`,
    type: "motcua.day-summary.v1",
    subject: data.day,
    time: new Date(wallMs).toISOString(),
    datacontenttype: "application/json",
    data,
  };
}
