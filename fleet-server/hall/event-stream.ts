import type { FastifyReply, FastifyRequest } from "fastify";

/** One whole state for every page that watches, numbered so that a page that returns can tell what it has. */
export type EventStream = {
  join(request: FastifyRequest, reply: FastifyReply): void;
  publish(id: string, state: unknown): void;
  /** Tells every page that the line still carries, so that silence means that it does not. */
  beat(): void;
  close(): void;
};

/** 12 counters, reception, leaders and halls of a large office, several times over. */
const pagesMax = 200;

/** What a page hears while nothing changes; after 10 s without it the page calls its data old. */
export const beatFrame = "event: beat\ndata: \n\n";

/** Server-sent events: `Last-Event-ID` saves a page that missed nothing from being sent it again. */
export function createEventStream(event: string): EventStream {
  const pages = new Set<FastifyReply>();
  let last: { id: string; frame: string } | undefined;
  return {
    join: (request, reply) => {
      if (pages.size >= pagesMax) {
        void reply.code(503).send({
          problem: { code: "bad-request", detail: `At most ${pagesMax} pages may watch.` },
        });
        return;
      }
      reply.hijack();
      const cors = reply.getHeader("access-control-allow-origin");
      reply.raw.writeHead(200, {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        connection: "keep-alive",
        ...(cors === undefined ? {} : { "access-control-allow-origin": String(cors) }),
      });
      reply.raw.write(
        last !== undefined && request.headers["last-event-id"] !== last.id
          ? last.frame
          : ": ok\n\n",
      );
      pages.add(reply);
      reply.raw.on("close", () => pages.delete(reply));
    },
    publish: (id, state) => {
      const frame = `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(state)}\n\n`;
      last = { id, frame };
      for (const page of pages) page.raw.write(frame);
    },
    beat: () => {
      for (const page of pages) page.raw.write(beatFrame);
    },
    close: () => {
      for (const page of pages) page.raw.end();
      pages.clear();
    },
  };
}
