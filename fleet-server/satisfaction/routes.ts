import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { BusinessDay } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import Type from "typebox";
import { RefusalBody, refuse } from "../hall/refusal.ts";
import { shrink } from "../hall/shrink.ts";
import { figures } from "./figures.ts";
import { Figures } from "./figures-schema.ts";
import { faultOf } from "./range-query.ts";
import type { ReadRange } from "./range-reader.ts";
import { RangeFigures } from "./range-schema.ts";

/** A business day, or any range of days, in figures: for the leader's page and for programs. */
export function figuresRoutes(store: Store, readRange: ReadRange): FastifyPluginAsyncTypebox {
  return async (server) => {
    server.addHook("onSend", shrink);
    server.get(
      "/v1/figures",
      {
        schema: {
          description:
            "The figures of a range (`from` and `to`, both included, give RangeFigures) or of a " +
            "business day (`day`, or neither for the latest one, give Figures)",
          querystring: Type.Object(
            {
              day: Type.Optional(BusinessDay),
              from: Type.Optional(BusinessDay),
              to: Type.Optional(BusinessDay),
            },
            { additionalProperties: false },
          ),
          response: { 200: Type.Union([Figures, RangeFigures]), "4xx": RefusalBody },
        },
        // To find out which of the two it is takes longer than counting a month.
        serializerCompiler: () => JSON.stringify,
      },
      async (request, reply) => {
        const { day, from, to } = request.query;
        if (from === undefined && to === undefined) {
          const code = day === undefined ? "day-not-open" : "unknown-day";
          return figures(store, day) ?? refuse(reply, { code });
        }
        if (from === undefined || to === undefined || day !== undefined) {
          const detail = "a range has from and to, and no day";
          return refuse(reply, { code: "bad-request", field: "querystring", detail });
        }
        const fault = faultOf({ from, to });
        return fault === undefined ? readRange(from, to) : refuse(reply, fault);
      },
    );
  };
}
