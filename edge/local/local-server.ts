import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import { ClassId, DeviceName, ServiceLetter } from "@motcua/broker/contract";
import { foreignness } from "@motcua/broker/own-address";
import type { Clock, Logger } from "@motcua/broker/ports";
import { reader } from "@motcua/device-profiles/document";
import { type FastifyInstance, type FastifyReply, fastify } from "fastify";
import Type from "typebox";
import { createEventStream } from "./event-stream.ts";
import type { Bench, LocalDesk } from "./local-desk.ts";
import { ratingRoutes } from "./rating-routes.ts";
import { refuse } from "./refuse.ts";

const strict = { additionalProperties: false } as const;
const IssueBody = Type.Object(
  { service: ServiceLetter, class: ClassId, device: Type.Optional(DeviceName) },
  strict,
);
const PressBody = Type.Object({ device: DeviceName, key: Type.String({ maxLength: 16 }) }, strict);
const FaultBody = Type.Object(
  { device: DeviceName, fault: Type.String({ maxLength: 32 }), on: Type.Boolean() },
  strict,
);
const readIssue = reader(IssueBody);
const readPress = reader(PressBody);
const readFault = reader(FaultBody);

/** Bodies have readers of their own here: Fastify need not load its compilers of schemas. */
const noSchemas = () => () => {
  throw new Error("a route of the board's own pages has no schema");
};

/** The largest body of a press or a tap, with room to spare. */
const bodyBytesMax = 4 * 1024;

/** Pages look alive at this pace; what changes faster is drawn in the next picture. */
const publishEveryMs = 100;

export type LocalServer = { readonly url: string; stop(): Promise<void> };

/** Serves the board's own pages on loopback: the touch page, and the bench of simulated devices. */
export async function startLocalServer(options: {
  readonly port: number;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly desk: LocalDesk;
  readonly clock: Clock;
  readonly logger: Logger;
  /** More routes, for a desk that can do more. */
  readonly routes?: (server: FastifyInstance) => void;
}): Promise<LocalServer> {
  const { desk, clock } = options;
  const server = fastify({
    ...{ bodyLimit: bodyBytesMax, forceCloseConnections: true },
    schemaController: {
      compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas },
    },
  });
  const stream = createEventStream();
  server.addHook("onRequest", async (request, reply) => {
    const { host, origin } = request.headers;
    const foreign = foreignness({ method: request.method, host, origin }, undefined);
    if (foreign === undefined) return undefined;
    return refuse(reply, foreign === "foreign-host" ? 421 : 403, { code: foreign });
  });
  await server.register(fastifyStatic, { root: options.pages, index: false });
  server.get("/", (_, reply) => reply.redirect(desk.bench() === undefined ? "/kiosk" : "/bench"));
  server.get("/kiosk", (_, reply) => reply.sendFile("kiosk.html"));
  const publish = () => {
    stream.publish("kiosk", desk.kioskState());
    stream.publish("ratings", desk.ratings()?.states() ?? []);
    const bench = desk.bench();
    if (bench !== undefined) stream.publish("bench", bench.state());
  };
  // A board at rest makes no pictures that nobody sees.
  const stopPublishing = clock.every(publishEveryMs, () => {
    if (stream.watched()) publish();
  });
  server.get("/local/events", (_, reply) => {
    publish();
    stream.join(reply);
  });
  kioskRoutes(server, desk);
  ratingRoutes(server, desk);
  benchRoutes(server, desk);
  options.routes?.(server);
  const url = await server.listen({ host: "127.0.0.1", port: options.port });
  options.logger.info({ url, pages: join(options.pages) }, "the board's pages are served");

  return {
    url,
    stop: async () => {
      stopPublishing();
      stream.close();
      await server.close();
    },
  };
}

function kioskRoutes(server: FastifyInstance, desk: LocalDesk): void {
  server.get("/local/kiosk", (_, reply) => {
    const info = desk.kiosk();
    return info === undefined ? refuse(reply, 503, { code: "server-away" }) : reply.send(info);
  });
  server.post("/local/issue", async (request, reply) => {
    const body = readIssue(request.body);
    if (!body.ok) return refuse(reply, 400, { code: "bad-request", field: body.faults[0]?.path });
    const { service, class: group, device = "touch" } = body.value;
    return reply.send(await desk.tap({ service, class: group, device }));
  });
}

function benchRoutes(server: FastifyInstance, desk: LocalDesk): void {
  const withBench = (reply: FastifyReply, use: (bench: Bench) => FastifyReply) => {
    const bench = desk.bench();
    return bench === undefined ? noBench(reply) : use(bench);
  };
  server.get("/bench", (_, reply) => withBench(reply, () => reply.sendFile("bench.html")));
  server.post("/bench/press", (request, reply) =>
    withBench(reply, (bench) => {
      const body = readPress(request.body);
      if (!body.ok) return refuse(reply, 400, { code: "bad-request", field: body.faults[0]?.path });
      const { device, key } = body.value;
      return bench.press(device, key)
        ? reply.code(204).send()
        : refuse(reply, 404, { code: "bad-request", field: "key" });
    }),
  );
  server.post("/bench/fault", (request, reply) =>
    withBench(reply, (bench) => {
      const body = readFault(request.body);
      if (!body.ok) return refuse(reply, 400, { code: "bad-request", field: body.faults[0]?.path });
      const { device, fault, on } = body.value;
      const done = bench.fault(device, fault, on);
      return done
        ? reply.code(204).send()
        : refuse(reply, 404, { code: "bad-request", field: "fault" });
    }),
  );
  server.get<{ Params: { device: string; file: string } }>(
    "/bench/slips/:device/:file",
    (request, reply) =>
      withBench(reply, (bench) => {
        const { device, file } = request.params;
        return sendBytes(reply, "image/png", bench.slip(device, Number.parseInt(file, 10)));
      }),
  );
  server.get<{ Params: { device: string; file: string } }>(
    "/bench/voice/:device/:file",
    (request, reply) =>
      withBench(reply, (bench) => {
        const { device, file } = request.params;
        return sendBytes(reply, "audio/wav", bench.voice(device, Number.parseInt(file, 10)));
      }),
  );
}

function sendBytes(reply: FastifyReply, type: string, bytes: Uint8Array | undefined): FastifyReply {
  if (bytes === undefined) return refuse(reply, 404, { code: "bad-request", field: "file" });
  return reply
    .header("content-type", type)
    .header("cache-control", "no-store")
    .send(Buffer.from(bytes));
}

function noBench(reply: FastifyReply): FastifyReply {
  return reply
    .code(404)
    .send({ message: "No device of this board is simulated, so there is no bench." });
}
