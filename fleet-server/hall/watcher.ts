import type { FastifyReply } from "fastify";
import Type from "typebox";

/** What a route of server-sent events answers, for its description. */
export const eventFrames = {
  200: {
    description: "Server-sent events, until one side leaves",
    content: { "text/event-stream": { schema: Type.String() } },
  },
};

/** A page that watches: its request stays open, and what happens is written to it. */
export type Watcher = {
  /** A frame as server-sent events have it, with the empty line at its end. */
  write(frame: string): void;
  end(): void;
};

/** What a page hears while nothing changes; after 10 s without it the page calls its data old. */
export const beatFrame = "event: beat\ndata: \n\n";

/**
 * Dozens of whole states, bytes: a page that has not taken so much sleeps or is gone. Its line is
 * cut rather than kept full; it comes back by itself and is shown the present.
 */
const untakenBytesMax = 1_024 * 1_024;

/** Takes a request over for server-sent events; `onGone` runs once, when the page has left. */
export function openWatcher(reply: FastifyReply, onGone: () => void): Watcher {
  const { raw } = reply.hijack();
  const cors = reply.getHeader("access-control-allow-origin");
  raw.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    connection: "keep-alive",
    ...(cors === undefined ? {} : { "access-control-allow-origin": String(cors) }),
  });
  raw.once("close", onGone);
  return {
    write: (frame) => {
      if (raw.writableLength > untakenBytesMax) raw.destroy();
      else raw.write(frame);
    },
    end: () => void raw.end(),
  };
}
