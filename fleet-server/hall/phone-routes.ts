import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { PhoneView } from "../queue/phone-view.ts";
import { beatFrame } from "./event-stream.ts";
import type { HallDesk } from "./hall-desk.ts";
import { RefusalBody, refuse } from "./refusal.ts";

const Token = Type.Object({ token: Type.String({ pattern: "^[A-Za-z0-9_-]{16,64}$" }) });

/** Citizens who follow their ticket at one moment; each costs some 80 KB. */
const watchersMax = 1_000;

/** The phone page of one ticket: only its opaque token leads there, and nowhere else. */
export function phoneRoutes(
  desk: HallDesk,
  onChange: (run: () => void) => () => void,
): FastifyPluginAsyncTypebox {
  return async (server) => {
    let watchers = 0;
    server.get(
      "/v1/phone/:token",
      {
        schema: {
          summary: "One ticket, for its holder",
          params: Token,
          response: { 200: PhoneView, "4xx": RefusalBody },
        },
      },
      async (request, reply) => {
        const view = desk.phone(request.params.token);
        return view ?? refuse(reply, { code: "unknown-ticket" });
      },
    );
    server.get(
      "/v1/phone/:token/events",
      { schema: { summary: "One ticket, live: server-sent events named `ticket`", params: Token } },
      (request, reply) => {
        const { token } = request.params;
        if (desk.phone(token) === undefined) return refuse(reply, { code: "unknown-ticket" });
        if (watchers >= watchersMax) return reply.code(503).send();
        reply.hijack();
        reply.raw.writeHead(200, {
          "content-type": "text/event-stream",
          "cache-control": "no-store",
        });
        let last = "";
        const push = () => {
          const frame = `event: ticket\ndata: ${JSON.stringify(desk.phone(token) ?? null)}\n\n`;
          reply.raw.write(frame === last ? beatFrame : frame);
          last = frame;
        };
        push();
        watchers += 1;
        const stop = onChange(push);
        reply.raw.on("close", () => {
          watchers -= 1;
          stop();
        });
        return reply;
      },
    );
  };
}
