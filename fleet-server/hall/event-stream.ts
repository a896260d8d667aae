import type { FastifyReply, FastifyRequest } from "fastify";
import { refuse } from "./refusal.ts";
import { beatFrame, openWatcher, type Watcher } from "./watcher.ts";

/**
 * Whole states for every page that watches, one a kind of event. All of them come over one line: a
 * browser opens six to a host, and every tab needs one for itself.
 */
export type EventStream = {
  join(request: FastifyRequest, reply: FastifyReply): void;
  /**
   * One kind of event has changed; `id` numbers it, so that a page that returns can tell what it has.
   * `state` is asked again for each page that joins later: ages in it count from when it is sent.
   */
  publish(event: string, id: string, state: () => unknown): void;
  /** Tells every page that the line still carries, so that silence means that it does not. */
  beat(): void;
  close(): void;
};

/** 12 counters, reception, leaders and halls of a large office, several times over. */
const pagesMax = 200;

/** Server-sent events: `Last-Event-ID` saves a page from being sent again what it has. */
export function createEventStream(): EventStream {
  const pages = new Set<Watcher>();
  const last = new Map<string, { readonly mark: string; readonly frame: () => string }>();
  // Behind the states, in a block of its own: a line that is cut among them marks none as taken.
  const had = () => `id: ${[...last.values()].map(({ mark }) => mark).join(" ")}\n\n`;
  return {
    join: (request, reply) => {
      if (pages.size >= pagesMax) {
        void refuse(reply, { code: "too-many-watching" });
        return;
      }
      const marks = String(request.headers["last-event-id"] ?? "").split(" ");
      const page = openWatcher(reply, () => pages.delete(page));
      const missed = [...last.values()].filter(({ mark }) => !marks.includes(mark));
      page.write(missed.map(({ frame }) => frame()).join("") + had());
      pages.add(page);
    },
    publish: (event, id, state) => {
      const frame = () => `event: ${event}\ndata: ${JSON.stringify(state())}\n\n`;
      last.set(event, { mark: `${event}=${id}`, frame });
      if (pages.size === 0) return;
      const now = frame() + had();
      for (const page of pages) page.write(now);
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
