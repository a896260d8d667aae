import {
  type Answer,
  type Problem,
  type ProblemCode,
  problems,
  Words,
} from "@motcua/broker/contract";
import type { Logger } from "@motcua/broker/ports";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import Type from "typebox";
import { missingPage } from "./missing-page.ts";

/** A refusal over HTTP: the code for programs, words and remedy for people. */
export const RefusalBody = Type.Object({
  problem: Type.Object({
    code: Type.String(),
    field: Type.Optional(Type.String()),
    detail: Type.Optional(Type.String()),
    message: Words,
    remedy: Words,
    retry: Type.Union([Type.Literal("never"), Type.Literal("later")]),
  }),
});

/** HTTP status of each refusal that is not a plain conflict with the present state (409). */
const statusOf: Partial<Record<ProblemCode, number>> = {
  "bad-request": 400,
  "unknown-service": 404,
  "unknown-class": 404,
  "unknown-counter": 404,
  "unknown-person": 404,
  "unknown-ticket": 404,
  "unknown-day": 404,
  "unknown-device": 404,
  "unknown-act": 404,
  "no-recording": 404,
  "unknown-summary": 404,
  "unknown-board": 404,
  "unknown-number": 404,
  "unknown-measure": 404,
  "unknown-alarm": 404,
  "no-claim": 404,
  "wrong-credential": 401,
  "claim-wrong": 403,
  "foreign-page": 403,
  "foreign-host": 421,
  "claim-expired": 410,
  "claim-burnt": 410,
  "claim-used": 410,
  "too-many-tries": 429,
  "too-many-waiting": 429,
  "key-reused": 422,
  "too-many-watching": 503,
  "storage-full": 507,
  "storage-read-only": 507,
};

export function refuse(reply: FastifyReply, problem: Problem): FastifyReply {
  const { message, remedy, retry } = problems[problem.code];
  return reply
    .code(statusOf[problem.code] ?? 409)
    .send({ problem: { ...problem, message, remedy, retry } });
}

/** Sends an answer of the queue: the grant, or the refusal in words. */
export function sendAnswer(reply: FastifyReply, answer: Answer, grantedStatus = 200): FastifyReply {
  return "ok" in answer ? reply.code(grantedStatus).send(answer) : refuse(reply, answer.problem);
}

/** Any request may be refused, and any route may fail: each description says so by itself. */
export function describeRefusals(server: FastifyInstance): void {
  server.addHook("onRoute", (route) => {
    const { schema } = route;
    if (schema === undefined || schema.hide === true) return;
    const response = { "4xx": RefusalBody, "5xx": RefusalBody, ...(schema.response as object) };
    route.schema = { ...schema, response };
  });
}

/** Makes every error of a route a refusal that names the field and the remedy. */
export function speakOfErrors(server: FastifyInstance, logger: Logger): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const [fault] = error.validation ?? [];
    if (fault !== undefined) {
      const place = `${error.validationContext ?? "request"}${fault.instancePath}`;
      return refuse(reply, {
        code: "bad-request",
        field: place,
        detail: fault.message ?? error.message,
      });
    }
    const status = error.statusCode ?? 500;
    if (status < 500) {
      const { message, remedy, retry } = problems["bad-request"];
      return reply
        .code(status)
        .send({ problem: { code: "bad-request", detail: error.message, message, remedy, retry } });
    }
    logger.error({ err: error, url: request.url }, "a request failed");
    return reply
      .code(500)
      .send({ problem: { code: "internal", detail: "See the server's log.", ...internal } });
  });
  server.setNotFoundHandler((request, reply) => {
    if (isPersonAtPage(request)) {
      return reply.code(404).type("text/html; charset=utf-8").send(missingPage);
    }
    const { message, remedy, retry } = problems["bad-request"];
    return reply.code(404).send({
      problem: {
        code: "bad-request",
        detail: `There is no ${request.method} ${request.url}.`,
        message,
        remedy,
        retry,
      },
    });
  });
}

/** A browser's own request for a page; programs and the pages' requests are answered in JSON. */
function isPersonAtPage({ method, url, headers }: FastifyRequest): boolean {
  const wantsPage = headers.accept?.includes("text/html") === true;
  return method === "GET" && wantsPage && !url.startsWith("/v1/");
}

const internal = {
  message: { vi: "Máy chủ gặp lỗi", en: "The server failed" },
  remedy: {
    vi: "Thử lại; nếu vẫn lỗi, báo kỹ thuật.",
    en: "Try again; if it stays, tell a technician.",
  },
  retry: "later",
} as const;
