import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { BusinessDay } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import Type from "typebox";
import { RefusalBody, refuse } from "../hall/refusal.ts";
import { figures } from "./figures.ts";
import { Figures } from "./figures-schema.ts";

/** A business day in figures, for the leader's page and for programs. */
export function figuresRoutes(store: Store): FastifyPluginAsyncTypebox {
  return async (server) => {
    server.get(
      "/v1/figures",
      {
        schema: {
          description: "The figures of a business day; without `day`, of the latest one",
          querystring: Type.Object(
            { day: Type.Optional(BusinessDay) },
            { additionalProperties: false },
          ),
          response: { 200: Figures, "4xx": RefusalBody },
        },
      },
      async (request, reply) => {
        const { day } = request.query;
        const found = figures(store, day);
        if (found !== undefined) return found;
        return refuse(reply, { code: day === undefined ? "day-not-open" : "unknown-day" });
      },
    );
  };
}
