import type { FastifyReply } from "fastify";

/** Sends whole states to every page that watches; a page that comes late gets the last one. */
export type EventStream = {
  /** Takes over a request and keeps it open until the page leaves. */
  join(reply: FastifyReply): void;
  /** Publishes the present state of one kind of event. */
  publish(event: string, state: unknown): void;
  /** Whether any page watches. */
  watched(): boolean;
  close(): void;
};

/** Pages of one board: a touch screen, a bench or two. More are refused, so memory stays bounded. */
const pagesMax = 32;

/** Dozens of whole states that a page has not taken, bytes. */
const untakenBytesMax = 1_024 * 1_024;

export function createEventStream(): EventStream {
  const pages = new Set<FastifyReply>();
  const last = new Map<string, string>();
  return {
    join: (reply) => {
      if (pages.size >= pagesMax) {
        void reply
          .code(503)
          .send({ message: "Too many pages are open on this board; close some." });
        return;
      }
      reply.hijack();
      reply.raw.writeHead(200, {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        connection: "keep-alive",
      });
      for (const frame of last.values()) reply.raw.write(frame);
      pages.add(reply);
      reply.raw.on("close", () => pages.delete(reply));
    },
    publish: (event, state) => {
      const frame = `event: ${event}\ndata: ${JSON.stringify(state)}\n\n`;
      if (last.get(event) === frame) return;
      last.set(event, frame);
      for (const { raw } of pages) {
        // It sleeps: cut off, it comes back by itself and is told the present.
        if (raw.writableLength > untakenBytesMax) raw.destroy();
        else raw.write(frame);
      }
    },
    watched: () => pages.size > 0,
    close: () => {
      for (const page of pages) page.raw.end();
      pages.clear();
    },
  };
}
