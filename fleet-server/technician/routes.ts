import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { BoardName, DeviceName } from "@motcua/broker/contract";
import { fields } from "@motcua/device-profiles/fields";
import Type from "typebox";
import { RefusalBody, refuse } from "../hall/refusal.ts";
import { Idempotent } from "../hall/routes.ts";
import { beatFrame, eventFrames, openWatcher } from "../hall/watcher.ts";
import { ActView } from "./act-view.ts";
import type { TechnicianDesk } from "./technician-desk.ts";
import { TechnicianView } from "./technician-view.ts";

const refusals = { "4xx": RefusalBody, "5xx": RefusalBody };
const Board = Type.Object({ board: BoardName });
const ActAddress = Type.Object({ board: BoardName, id: Type.String({ maxLength: 64 }) });

const Asked = Type.Union([
  fields({ name: Type.Enum(["test-device", "end-test", "read-line"]), device: DeviceName }),
  fields({ name: Type.Enum(["find-devices", "send-recording"]) }),
]);

/** Technicians who watch a test at one moment; far more than one office has. */
const watchersMax = 20;

/** Boards and devices for a technician: what is, what to do, and what to try. */
export function technicianRoutes(desk: TechnicianDesk): FastifyPluginAsyncTypebox {
  return async (server) => {
    server.get(
      "/v1/technician",
      {
        schema: {
          summary: "Boards and devices, their health and their last test",
          response: { 200: TechnicianView },
        },
      },
      async () => desk.view(),
    );
    server.post(
      "/v1/boards/:board/acts",
      {
        schema: {
          summary: "Tell a board to test a device, read its line, or look for what is plugged in",
          params: Board,
          headers: Idempotent,
          body: Asked,
          response: { 202: Type.Object({ id: Type.String() }), ...refusals },
        },
      },
      async ({ params: { board }, body, headers }, reply) => {
        const asked = desk.ask({ board, act: body, key: headers["idempotency-key"] });
        if ("refusal" in asked) return refuse(reply, { code: asked.refusal });
        return reply.code(202).send(asked);
      },
    );
    server.get(
      "/v1/boards/:board/acts/:id",
      {
        schema: {
          summary: "How far an act is",
          params: ActAddress,
          response: { 200: ActView, ...refusals },
        },
      },
      async ({ params: { board, id } }, reply) =>
        desk.act(board, id) ?? refuse(reply, { code: "unknown-act" }),
    );
    server.post(
      "/v1/boards/:board/devices/:device/tests",
      {
        schema: {
          summary: "What a person saw, heard or held after a test",
          params: Type.Object({ board: BoardName, device: DeviceName }),
          body: fields({ act: Type.String({ maxLength: 64 }), passed: Type.Boolean() }),
          response: { 204: Type.Null(), ...refusals },
        },
      },
      async ({ params, body }, reply) => {
        const refusal = desk.confirm({ ...params, ...body });
        return refusal === undefined
          ? reply.code(204).send(null)
          : refuse(reply, { code: refusal });
      },
    );
    await server.register(watchRoutes(desk));
  };
}

/** One act, live. */
function watchRoutes(desk: TechnicianDesk): FastifyPluginAsyncTypebox {
  return async (server) => {
    let watchers = 0;
    server.get(
      "/v1/boards/:board/acts/:id/events",
      {
        schema: {
          summary: "One act, live: server-sent events named `act`",
          params: ActAddress,
          response: { ...eventFrames, 404: RefusalBody, 503: RefusalBody },
        },
      },
      async (request, reply) => {
        const { board, id } = request.params;
        if (desk.act(board, id) === undefined) return refuse(reply, { code: "unknown-act" });
        if (watchers >= watchersMax) return refuse(reply, { code: "too-many-watching" });
        watchers += 1;
        const push = () =>
          page.write(`event: act\ndata: ${JSON.stringify(desk.act(board, id) ?? null)}\n\n`);
        const stops = [desk.onChange(id, push), desk.onBeat(() => page.write(beatFrame))];
        const page = openWatcher(reply, () => {
          watchers -= 1;
          for (const stop of stops) stop();
        });
        push();
        return reply;
      },
    );
  };
}
