import type { FastifyReply, FastifyRequest } from "fastify";
import { refuse } from "./refusal.ts";
import { beatFrame, openWatcher, type Watcher } from "./watcher.ts";

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

/** Server-sent events: `Last-Event-ID` saves a page that missed nothing from being sent it again. */
export function createEventStream(event: string): EventStream {
  const pages = new Set<Watcher>();
  let last: { id: string; frame: string } | undefined;
  return {
    join: (request, reply) => {
      if (pages.size >= pagesMax) {
        void refuse(reply, { code: "too-many-watching" });
        return;
      }
      const page = openWatcher(reply, () => pages.delete(page));
      const missed = request.headers["last-event-id"] === last?.id ? undefined : last?.frame;
      page.write(missed ?? ": ok\n\n");
      pages.add(page);
    },
    publish: (id, state) => {
      const frame = `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(state)}\n\n`;
      last = { id, frame };
      for (const page of pages) page.write(frame);
    },
    beat: () => {
      for (const page of pages) page.write(beatFrame);
    },
    close: () => {
      for (const page of pages) page.end();
      pages.clear();
    },
  };
}
