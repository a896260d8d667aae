import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { BusinessDay } from "@motcua/broker/contract";
import Type from "typebox";
import { RefusalBody, refuse } from "../hall/refusal.ts";
import type { Forwarding } from "./forwarding.ts";
import { ForwardingView } from "./view.ts";

const Triple = Type.Object({
  day: BusinessDay,
  revision: Type.String({ pattern: "^[1-9][0-9]{0,8}$" }),
});

/** What is handed on, and a person's wish to send a refused summary again. */
export function forwardingRoutes(forwarding: Forwarding): FastifyPluginAsyncTypebox {
  return async (server) => {
    server.get(
      "/v1/forwarding",
      {
        schema: {
          description: "Day summaries that wait, were refused, or were handed on",
          response: { 200: ForwardingView },
        },
      },
      async () => forwarding.view(),
    );
    server.post(
      "/v1/forwarding/:day/:revision/retry",
      {
        schema: {
          description: "Send a refused summary again; it is the same event with the same key",
          params: Triple,
          response: { 200: ForwardingView, "4xx": RefusalBody },
        },
      },
      async (request, reply) => {
        const { day, revision } = request.params;
        const done = forwarding.retry(day, Number(revision));
        return done === "ok" ? forwarding.view() : refuse(reply, { code: done });
      },
    );
  };
}
