import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { PhoneView } from "../queue/phone-view.ts";
import type { HallDesk } from "./hall-desk.ts";
import { RefusalBody, refuse } from "./refusal.ts";
import { beatFrame, eventFrames, openWatcher } from "./watcher.ts";

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
      {
        schema: {
          summary: "One ticket, live: server-sent events named `ticket`",
          params: Token,
          response: { ...eventFrames, 404: RefusalBody, 503: RefusalBody },
        },
      },
      async (request, reply) => {
        const { token } = request.params;
        if (desk.phone(token) === undefined) return refuse(reply, { code: "unknown-ticket" });
        if (watchers >= watchersMax) return refuse(reply, { code: "too-many-watching" });
        watchers += 1;
        let last = "";
        const push = () => {
          const frame = `event: ticket\ndata: ${JSON.stringify(desk.phone(token) ?? null)}\n\n`;
          page.write(frame === last ? beatFrame : frame);
          last = frame;
        };
        const stop = onChange(push);
        const page = openWatcher(reply, () => {
          watchers -= 1;
          stop();
        });
        push();
        return reply;
      },
    );
  };
}
