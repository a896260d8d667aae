import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { readyBodies, sendReady } from "../hall/ready.ts";
import { type Metrics, openMetrics, type Watched } from "./metrics.ts";

/** Metrics and health for programs that watch the box. */
export function monitoringRoutes(watched: Watched): FastifyPluginAsyncTypebox {
  let metrics: Promise<Metrics> | undefined;
  return async (server) => {
    server.get(
      "/metrics",
      {
        schema: {
          description: "Metrics in Prometheus' text form",
          response: { 200: { content: { "text/plain": { schema: Type.String() } } } },
        },
      },
      async (_, reply) => {
        metrics ??= openMetrics(watched);
        const opened = await metrics;
        return reply.type(opened.contentType).send(await opened.text());
      },
    );
    server.get(
      "/health/live",
      {
        schema: {
          description: "200 while the process answers; else it should be started again",
          response: { 200: Type.Object({ ok: Type.Boolean() }) },
        },
      },
      () => ({ ok: true }),
    );
    server.get(
      "/health/ready",
      {
        schema: {
          description: "200 while tickets can be issued, as /health",
          response: readyBodies,
        },
      },
      async (_, reply) => sendReady(reply, watched.closedBecause()),
    );
  };
}
