import type { FastifyPluginAsync } from "fastify";
import type { OpenHall } from "../open-hall.ts";
import { exportRoutes } from "./export/routes.ts";
import { openRangeReader } from "./range-reader.ts";
import { figuresRoutes } from "./routes.ts";

/** The figures as the server offers them. */
export type OpenFigures = {
  readonly routes: readonly FastifyPluginAsync[];
  stop(): Promise<void>;
};

/** Opens the figures of the office. */
export function openFigures({ store, office }: OpenHall): OpenFigures {
  const readRange = openRangeReader({ store, office: () => office.office, demoDays: () => [] });
  return {
    routes: [figuresRoutes(store, readRange), exportRoutes(readRange)],
    stop: async () => undefined,
  };
}
