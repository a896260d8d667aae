import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import {
  BoardName,
  Provisioned,
  ProvisionRequest,
  WaitingAnswer,
  WaitingRequest,
} from "@motcua/broker/contract";
import { storageFault } from "@motcua/broker/log";
import { fields } from "@motcua/device-profiles/fields";
import type { FastifyReply } from "fastify";
import Type from "typebox";
import { RefusalBody, refuse } from "../hall/refusal.ts";
import type { ProvisioningDesk } from "./desk.ts";
import type { Outcome } from "./scene.ts";
import { PositionView, WaitingView } from "./view.ts";

const refusals = { "4xx": RefusalBody, "5xx": RefusalBody };
const params = Type.Object({ board: BoardName });
const Code = Type.String({ minLength: 1, maxLength: 32 });
const Claimed = Type.Object({
  board: BoardName,
  /** Shown this once. */
  code: Type.String(),
  link: Type.String(),
  expiresAtMs: Type.Integer(),
});

/** Positions for people: who stands where, codes, swaps. */
export function positionRoutes(desk: ProvisioningDesk): FastifyPluginAsyncTypebox {
  return async (server) => {
    server.get(
      "/v1/positions",
      {
        schema: {
          summary: "Positions, the machines that stood there, and what was done with them",
          response: { 200: Type.Array(PositionView) },
        },
      },
      async () => desk.positions(),
    );
    server.post(
      "/v1/positions/:board/claim",
      {
        schema: {
          summary: "Make a claim code; it is shown this once, and an earlier one is void",
          params,
          response: { 200: Claimed, ...refusals },
        },
      },
      async ({ params: { board } }, reply) => say(reply, () => desk.claim(board)),
    );
    server.post(
      "/v1/positions/:board/claim/print",
      {
        schema: {
          summary: "Print a claim code on the office's ticket printer; without `code` a new one",
          params,
          body: Type.Optional(Type.Union([fields({ code: Type.Optional(Code) }), Type.Null()])),
          response: { 200: Claimed, ...refusals },
        },
      },
      async ({ params: { board }, body }, reply) => say(reply, () => desk.print(board, body?.code)),
    );
    server.post(
      "/v1/positions/:board/swap",
      {
        schema: {
          summary: "Thay thiết bị: the machine there is out at once; a code for the next one",
          params,
          response: { 200: Claimed, ...refusals },
        },
      },
      async ({ params: { board } }, reply) => say(reply, () => desk.swap(board)),
    );
    server.get(
      "/v1/provision/waiting",
      {
        schema: {
          summary: "Machines that wait for a position, with the numbers that they show",
          response: { 200: Type.Array(WaitingView) },
        },
      },
      async () => [...desk.waiting()],
    );
    server.post(
      "/v1/positions/:board/give",
      {
        schema: {
          summary: "Give the position to the waiting machine that shows this number",
          params,
          body: fields({ code: Code, number: Type.String({ pattern: "^[0-9]{8}$" }) }),
          response: { 200: Type.Object({ given: Type.Boolean() }), ...refusals },
        },
      },
      async ({ params: { board }, body }, reply) => say(reply, () => desk.give({ board, ...body })),
    );
  };
}

/** What a new board asks before it has a credential. */
export function provisionRoutes(desk: ProvisioningDesk): FastifyPluginAsyncTypebox {
  return async (server) => {
    server.post(
      "/v1/provision",
      {
        schema: {
          summary: "A new board hands in its claim code, and gets credential and configuration",
          body: ProvisionRequest,
          response: { 200: Provisioned, ...refusals },
        },
      },
      async ({ body }, reply) => say(reply, () => desk.provision(body)),
    );
    server.post(
      "/v1/provision/waiting",
      {
        schema: {
          summary: "A new board without a code says that it is there, every few seconds",
          body: WaitingRequest,
          response: { 200: WaitingAnswer, ...refusals },
        },
      },
      async ({ body }, reply) => say(reply, () => desk.announce(body.hardware)),
    );
  };
}

async function say<T extends object>(
  reply: FastifyReply,
  act: () => Promise<Outcome<T>>,
): Promise<FastifyReply> {
  reply.header("cache-control", "no-store");
  try {
    const done = await act();
    return "ok" in done ? reply.send(done.ok) : refuse(reply, done.problem);
  } catch (error) {
    const code = storageFault(error);
    if (code === undefined) throw error;
    return refuse(reply, { code });
  }
}
