import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { RefusalBody, refuse } from "../hall/refusal.ts";
import { AlarmView } from "./alarm-view.ts";
import type { Alarms } from "./keep-alarms.ts";
import { type Webhook, WebhookView } from "./webhook.ts";

/** As many as a person scrolls through. */
const endedShown = 200;

const Alarmed = Type.Object({
  open: Type.Array(AlarmView),
  ended: Type.Array(AlarmView),
  webhook: WebhookView,
});

/** What calls a person: the open alarms and the last that ended. */
export function alarmRoutes(of: {
  readonly alarms: Alarms;
  readonly webhook: Pick<Webhook, "view">;
}): FastifyPluginAsyncTypebox {
  const { alarms, webhook } = of;
  const view = () => ({
    open: alarms.open(),
    ended: alarms.ended(endedShown),
    webhook: webhook.view(),
  });
  return async (server) => {
    server.get(
      "/v1/alarms",
      {
        schema: {
          summary:
            "Open alarms, the gravest first, the last 200 that ended, and how the receiver takes them",
          response: { 200: Alarmed },
        },
      },
      async () => view(),
    );
    server.post(
      "/v1/alarms/:id/seen",
      {
        schema: {
          summary: "A person has seen an open alarm; it stays open until its cause is over",
          params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
          response: { 200: Alarmed, "4xx": RefusalBody },
        },
      },
      async ({ params }, reply) =>
        alarms.see(params.id) ? view() : refuse(reply, { code: "unknown-alarm" }),
    );
  };
}
