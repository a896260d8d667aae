import { CounterNumber, ReasonId, Score, VisitId } from "@motcua/broker/contract";
import { reader } from "@motcua/device-profiles/document";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import type { LocalDesk } from "./local-desk.ts";
import { refuse } from "./refuse.ts";

const readTouch = reader(
  Type.Object(
    { counter: CounterNumber, visit: VisitId, score: Score, reason: Type.Optional(ReasonId) },
    { additionalProperties: false },
  ),
);

/** The touch screens at counters on which citizens rate. */
export function ratingRoutes(server: FastifyInstance, desk: LocalDesk): void {
  server.get("/rating/:counter", (_, reply) => reply.sendFile("rating.html"));
  server.get<{ Params: { counter: string } }>("/local/rating/:counter", (request, reply) => {
    const pages = desk.ratings();
    if (pages === undefined) return refuse(reply, 503, { code: "server-away" });
    const info = pages.info(Number(request.params.counter));
    return info === undefined
      ? refuse(reply, 404, { code: "unknown-counter", field: "counter" })
      : reply.send(info);
  });
  server.post("/local/rating", (request, reply) => {
    const body = readTouch(request.body);
    if (!body.ok) return refuse(reply, 400, { code: "bad-request", field: body.faults[0]?.path });
    const stored = desk.ratings()?.touch(body.value) ?? false;
    if (stored === true) return reply.send({ ok: { name: "rated" } });
    return refuse(reply, stored === false ? 409 : 507, { code: stored || "rating-closed" });
  });
}
