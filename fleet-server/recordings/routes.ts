import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { BoardName } from "@motcua/broker/contract";
import Type from "typebox";
import { RefusalBody, refuse } from "../hall/refusal.ts";
import { type KeptRecording, type Recordings, recordingBytesMax } from "./recordings.ts";

const Board = Type.Object({ board: BoardName });
const Listed = Type.Object({
  recordings: Type.Array(Type.Object({ atMs: Type.Integer(), bytes: Type.Integer() })),
});

/** Boards send their recordings here, and a technician takes them away. */
export function recordingRoutes(desk: {
  readonly recordings: Recordings;
  /** Asks the board for its recording of now and waits a while; the newest that there is. */
  readonly fetch: (board: BoardName) => Promise<KeptRecording | undefined>;
  readonly admits: (board: string, secret: string) => boolean;
}): FastifyPluginAsyncTypebox {
  const { recordings, admits } = desk;
  /** Boards whose file is coming. */
  const sending = new Set<BoardName>();
  return async (server) => {
    // The body is not gathered in memory: it goes to the disk as it comes.
    server.addContentTypeParser("application/gzip", (_, payload, done) => done(null, payload));
    server.put(
      "/v1/boards/:board/recording",
      {
        bodyLimit: recordingBytesMax,
        schema: {
          summary: "A board sends its flight recording, with its own credential",
          params: Board,
          response: { 204: Type.Null(), 401: RefusalBody, 409: RefusalBody },
        },
        onRequest: async (request, reply) => {
          const { board } = request.params;
          const { user, password } = basic(request.headers.authorization);
          if (user === board && admits(user, password)) return undefined;
          reply.header("www-authenticate", "Basic");
          return refuse(reply, { code: "wrong-credential" });
        },
      },
      async ({ params: { board }, body }, reply) => {
        // One at a time: what comes is on the disk before it is counted.
        if (sending.has(board)) return refuse(reply, { code: "recording-on-its-way" });
        sending.add(board);
        try {
          await recordings.receive(board, body as Readable);
        } finally {
          sending.delete(board);
        }
        return reply.code(204).send(null);
      },
    );
    server.get(
      "/v1/boards/:board/recording",
      {
        schema: {
          summary: "The board's flight recording: fetched now, or the last that it sent",
          params: Board,
          response: {
            200: { content: { "application/gzip": { schema: Type.Unknown() } } },
            "4xx": RefusalBody,
          },
        },
      },
      async ({ params: { board } }, reply) => {
        const kept = await desk.fetch(board);
        if (kept === undefined) return refuse(reply, { code: "no-recording" });
        return reply
          .type("application/gzip")
          .header("content-length", kept.bytes)
          .header("content-disposition", `attachment; filename="${nameOf(board, kept.atMs)}"`)
          .send(createReadStream(kept.path));
      },
    );
    server.get(
      "/v1/boards/:board/recordings",
      { schema: { summary: "Recordings that are kept", params: Board, response: { 200: Listed } } },
      async ({ params: { board } }) => ({
        recordings: (await recordings.list(board)).map(({ atMs, bytes }) => ({ atMs, bytes })),
      }),
    );
  };
}

/** `box-26734-2026-11-24T09-15.motcua.gz`, in UTC. */
function nameOf(board: BoardName, atMs: number): string {
  const minute = new Date(atMs).toISOString().slice(0, 16).replace(":", "-");
  return `${board}-${minute}.motcua.gz`;
}

function basic(header: string | undefined): { readonly user: string; readonly password: string } {
  const [scheme, encoded = ""] = (header ?? "").split(" ");
  const text = scheme === "Basic" ? Buffer.from(encoded, "base64").toString("utf8") : "";
  const colon = text.indexOf(":");
  return { user: text.slice(0, Math.max(0, colon)), password: text.slice(colon + 1) };
}
