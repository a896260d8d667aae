import type { FastifyReply } from "fastify";
import Type from "typebox";

/** Whether tickets can be issued, and if not, why. */
export const readyBodies = {
  200: Type.Object({ ok: Type.Literal(true) }),
  503: Type.Object({ ok: Type.Literal(false), because: Type.String() }),
};

/** Answers 200 while nothing stands in the way, else 503. */
export function sendReady(reply: FastifyReply, because: string | undefined): FastifyReply {
  if (because === undefined) return reply.code(200).send({ ok: true });
  return reply.code(503).send({ ok: false, because });
}
