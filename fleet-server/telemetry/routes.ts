import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { BoardName, MeasureName } from "@motcua/broker/contract";
import { fields } from "@motcua/device-profiles/fields";
import Type from "typebox";
import { RefusalBody, refuse } from "../hall/refusal.ts";
import { ChartView, HealthView, MeasuresView } from "./measures-view.ts";
import type { TelemetryDesk } from "./telemetry-desk.ts";

/** A device's name, or `-` for the board itself. */
const Device = Type.String({ pattern: "^([a-z][a-z0-9-]{0,31}|-)$" });
const Place = { board: BoardName, device: Device };
const Span = fields({ span: Type.Enum(["24h", "30d"]) });

/** What boards and devices measure, now and over a day or a month. */
export function telemetryRoutes(desk: TelemetryDesk): FastifyPluginAsyncTypebox {
  return async (server) => {
    server.get(
      "/v1/measures",
      {
        schema: {
          summary: "Every measure of every board and device: name, unit, newest value",
          response: { 200: MeasuresView },
        },
      },
      async () => desk.view(),
    );
    server.get(
      "/v1/measures/:board/:device/health",
      {
        schema: {
          summary: "How a device was, and since when",
          params: Type.Object(Place),
          querystring: Span,
          response: { 200: HealthView, "4xx": RefusalBody },
        },
      },
      async ({ params, query }, reply) => {
        const changes = desk.health(params, query.span);
        return changes === undefined ? refuse(reply, { code: "unknown-measure" }) : { changes };
      },
    );
    server.get(
      "/v1/measures/:board/:device/:measure",
      {
        schema: {
          summary: "One measure: 24 hours by the minute, or 30 days by the hour",
          params: Type.Object({ ...Place, measure: MeasureName }),
          querystring: Span,
          response: { 200: ChartView, "4xx": RefusalBody },
        },
      },
      async ({ params, query }, reply) => {
        const chart = desk.chart(params, query.span);
        if (chart === undefined) return refuse(reply, { code: "unknown-measure" });
        const { stepMs, atMs, values, low, high } = chart;
        return { stepMs, atMs: [...atMs], values: [...values], low: [...low], high: [...high] };
      },
    );
  };
}
