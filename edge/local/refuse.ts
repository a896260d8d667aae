import { type ProblemCode, problems } from "@motcua/broker/contract";
import type { FastifyReply } from "fastify";

/** Answers with a refusal: its code, the field where there is one, and the words for a person. */
export function refuse(
  reply: FastifyReply,
  status: number,
  { code, field }: { readonly code: ProblemCode; readonly field?: string | undefined },
): FastifyReply {
  const { message, remedy } = problems[code];
  return reply.code(status).send({ problem: { code, field, message, remedy } });
}
