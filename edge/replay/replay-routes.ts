import { reader } from "@motcua/device-profiles/document";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import type { ReplayDesk } from "./replay-desk.ts";

/** A thousand times: a day in a minute and a half. `max` is as fast as it goes. */
const speedMax = 1_000;

const Order = Type.Object(
  {
    playing: Type.Optional(Type.Boolean()),
    speed: Type.Optional(
      Type.Union([Type.Number({ minimum: 0.1, maximum: speedMax }), Type.Literal("max")]),
    ),
    seekMs: Type.Optional(Type.Number({ minimum: 0 })),
  },
  { additionalProperties: false },
);
const readOrder = reader(Order);

/** How the bench page plays, pauses and goes to another minute. */
export function replayRoutes(desk: ReplayDesk): (server: FastifyInstance) => void {
  return (server) => {
    server.post("/bench/replay", (request, reply) => {
      const order = readOrder(request.body);
      if (!order.ok) return reply.code(400).send({ problem: { code: "bad-request" } });
      const { speed, ...rest } = order.value;
      const factor = speed === "max" ? Number.POSITIVE_INFINITY : speed;
      desk.order({ ...rest, ...(factor !== undefined && { speed: factor }) });
      return reply.code(204).send();
    });
  };
}
