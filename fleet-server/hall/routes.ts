import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { BusinessDay, ClassId, Granted, Label, ServiceLetter } from "@motcua/broker/contract";
import Type from "typebox";
import { HallView, TicketView } from "../queue/view.ts";
import type { EventStream } from "./event-stream.ts";
import type { HallDesk } from "./hall-desk.ts";
import { OfficeNews } from "./office-news.ts";
import { RefusalBody, refuse, sendAnswer } from "./refusal.ts";
import { actAt, StaffAct } from "./staff-act.ts";
import { eventFrames } from "./watcher.ts";

/** The same key is the same wish: a repeat is answered as the first time. */
export const Idempotent = Type.Object({
  "idempotency-key": Type.String({ pattern: "^[!-~]{8,64}$" }),
});

const GrantedBody = Type.Object({ ok: Granted });
const granted = { 200: GrantedBody, "4xx": RefusalBody, "5xx": RefusalBody };
const actor = { by: "staff-page" } as const;
const by = (headers: { "idempotency-key": string }) => ({
  id: `http:${headers["idempotency-key"]}`,
  actor,
});

/** The live hall and the business day. */
export function hallRoutes(desk: HallDesk, live: EventStream): FastifyPluginAsyncTypebox {
  return async (server) => {
    server.get(
      "/v1/hall",
      { schema: { summary: "The whole hall as staff pages show it", response: { 200: HallView } } },
      async () => desk.view(),
    );
    server.get(
      "/v1/events",
      {
        schema: {
          summary:
            "Hall, alarms, the latest edit of office.yaml, live: server-sent events named `hall`, `alarms`, `office`",
          response: eventFrames,
        },
      },
      (request, reply) => live.join(request, reply),
    );
    server.get(
      "/v1/office-news",
      {
        schema: {
          summary: "What became of the latest edit of office.yaml",
          response: { 200: OfficeNews },
        },
      },
      async () => desk.officeNews(),
    );
    server.post(
      "/v1/day/open",
      { schema: { summary: "Open the business day", headers: Idempotent, response: granted } },
      async (request, reply) => sendAnswer(reply, await desk.openDay(by(request.headers))),
    );
    server.post(
      "/v1/day/close",
      { schema: { summary: "Close the business day", headers: Idempotent, response: granted } },
      async (request, reply) =>
        sendAnswer(reply, await desk.submit({ name: "close-day" }, by(request.headers))),
    );
  };
}

/** What the person at a counter does. */
export function counterRoutes(desk: HallDesk): FastifyPluginAsyncTypebox {
  return async (server) => {
    server.post(
      "/v1/counters/:number/acts",
      {
        schema: {
          summary: "Call, recall, finish, transfer … at one counter",
          params: Type.Object({ number: Type.String({ pattern: "^[1-9][0-9]?$" }) }),
          headers: Idempotent,
          body: StaffAct,
          response: granted,
        },
      },
      async (request, reply) => {
        const act = actAt(Number(request.params.number), request.body);
        return sendAnswer(reply, await desk.submit(act, by(request.headers)));
      },
    );
  };
}

const TicketParams = Type.Object({ label: Label });

/** Tickets as reception sees them. */
export function ticketRoutes(desk: HallDesk): FastifyPluginAsyncTypebox {
  return async (server) => {
    server.post(
      "/v1/tickets",
      {
        schema: {
          summary: "Give a number at reception; answers once it is durable",
          headers: Idempotent,
          body: Type.Object(
            { service: ServiceLetter, class: ClassId, paper: Type.Boolean() },
            { additionalProperties: false },
          ),
          response: { ...granted, 201: GrantedBody },
        },
      },
      async (request, reply) => {
        const { service, class: group, paper } = request.body;
        const print = paper ? desk.receptionPrinter() : null;
        if (typeof print === "string") return refuse(reply, { code: print });
        const answer = await desk.submit(
          {
            name: "issue",
            service,
            class: group,
            source: { at: "reception", print },
            token: desk.newToken(),
          },
          by(request.headers),
        );
        return sendAnswer(reply, answer, 201);
      },
    );
    server.get(
      "/v1/tickets",
      {
        schema: {
          summary: "The day's tickets, void ones included",
          response: {
            200: Type.Object({
              day: Type.Union([BusinessDay, Type.Null()]),
              tickets: Type.Array(TicketView),
            }),
          },
        },
      },
      async () => ({ day: desk.view().day?.label ?? null, tickets: [...desk.tickets()] }),
    );
    for (const name of ["reprint", "void"] as const) {
      server.post(
        `/v1/tickets/:label/${name}`,
        {
          schema: {
            summary:
              name === "reprint"
                ? "Print the ticket again, marked IN LẠI"
                : "Void a ticket that no paper carries",
            params: TicketParams,
            headers: Idempotent,
            response: granted,
          },
        },
        async (request, reply) => {
          const ticket = desk.ticketOf(request.params.label);
          if (ticket === undefined) return refuse(reply, { code: "unknown-ticket" });
          if (name === "void")
            return sendAnswer(reply, await desk.submit({ name, ticket }, by(request.headers)));
          const to = desk.receptionPrinter();
          if (typeof to === "string") return refuse(reply, { code: to });
          return sendAnswer(reply, await desk.submit({ name, ticket, to }, by(request.headers)));
        },
      );
    }
  };
}
