import { basename, dirname, join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { HallDesk } from "./hall-desk.ts";

// Source lies in hall/, the build in dist/hall/; the pages are always in dist/web.
const above = dirname(import.meta.dirname);
const pagesFolder = basename(above) === "dist" ? join(above, "web") : join(above, "dist", "web");

/** The office's pages. Hashed files may be kept for ever; pages themselves are asked for anew. */
export async function servePages(server: FastifyInstance, desk: HallDesk): Promise<void> {
  await server.register(fastifyStatic, {
    root: pagesFolder,
    index: false,
    wildcard: true,
    preCompressed: true,
  });
  const page = (path: string, file: string) =>
    server.get(path, { schema: { hide: true } }, (_, reply) => reply.sendFile(file));
  page("/home", "home.html");
  page("/counter/:number", "counter.html");
  page("/reception", "reception.html");
  page("/leader", "leader.html");
  page("/definitions", "definitions.html");
  page("/t/:token", "phone.html");
  page("/technician", "technician.html");
  page("/measures/:board/:device", "measures.html");
  page("/claim", "claim.html");
  page("/claim/:board", "claim.html");
  // A hall of simulated hardware begins at its bench, a real one at the list of its pages. A board
  // that is away serves no bench.
  server.get("/", { schema: { hide: true } }, (_, reply) => {
    const pages = desk
      .view()
      .boards.find(
        (board) => board.state === "online" && board.simulated && board.pages !== null,
      )?.pages;
    return pages ? reply.redirect(`${pages}/bench`) : reply.sendFile("home.html");
  });
}
