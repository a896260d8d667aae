import fastifySwagger from "@fastify/swagger";
import { asyncApi } from "@motcua/broker/contract/asyncapi";
import { foreignness, isPageOf } from "@motcua/broker/own-address";
import type { Logger } from "@motcua/broker/ports";
import { type FastifyInstance, type FastifyPluginAsync, fastify } from "fastify";
import { compileLate } from "./compile-late.ts";
import type { EventStream } from "./event-stream.ts";
import type { HallDesk } from "./hall-desk.ts";
import { servePages } from "./pages.ts";
import { phoneRoutes } from "./phone-routes.ts";
import { readyBodies, sendReady } from "./ready.ts";
import { describeRefusals, refuse, speakOfErrors } from "./refusal.ts";
import { counterRoutes, hallRoutes, ticketRoutes } from "./routes.ts";

/** The largest request body; none of ours comes near it. */
const bodyBytesMax = 16 * 1024;

/** Builds the office's HTTP server: API, OpenAPI, health and pages. Listening is the caller's. */
export async function buildHttp(options: {
  readonly desk: HallDesk;
  readonly live: EventStream;
  readonly onChange: (run: () => void) => () => void;
  /** Routes of other capabilities: figures, forwarding. */
  readonly more: readonly FastifyPluginAsync[];
  /** Address of a reverse proxy or a tunnel before this server. */
  readonly publicUrl: string | undefined;
  readonly logger: Logger;
}): Promise<FastifyInstance> {
  const { desk, live } = options;
  const server = fastify({
    bodyLimit: bodyBytesMax,
    forceCloseConnections: true,
    schemaController: { compilersFactory: compileLate },
    // A field that is unknown or of the wrong type is an error of the sender, never mended here.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: false } },
  });
  speakOfErrors(server, options.logger);
  await server.register(fastifySwagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Motcua office API", version: "1", description: "Queue, counters, figures" },
    },
  });
  describeRefusals(server);
  server.addHook("onRequest", async (request, reply) => {
    const { host, origin } = request.headers;
    const { method } = request;
    const foreign = foreignness({ method, host, origin }, options.publicUrl);
    if (foreign !== undefined) return refuse(reply, { code: foreign });
    // The bench of a board on this machine reads the hall from the board's own port.
    if (origin !== undefined && isPageOf(origin, desk.boardPages())) {
      reply.header("access-control-allow-origin", origin).header("vary", "origin");
    }
    reply.header("x-content-type-options", "nosniff").header("referrer-policy", "no-referrer");
    return undefined;
  });
  await server.register(hallRoutes(desk, live));
  await server.register(counterRoutes(desk));
  await server.register(ticketRoutes(desk));
  await server.register(phoneRoutes(desk, options.onChange));
  for (const routes of options.more) await server.register(routes);
  server.get(
    "/health",
    { schema: { summary: "200 while tickets can be issued", response: readyBodies } },
    (_, reply) => sendReady(reply, desk.closedBecause()),
  );
  server.get("/asyncapi.json", { schema: { hide: true } }, () => asyncApi());
  server.get("/openapi.json", { schema: { hide: true } }, () => server.swagger());
  await servePages(server, desk);
  return server;
}
