import type { Store } from "@motcua/broker/log";
import type { FastifyPluginAsync } from "fastify";
import type { OfficeFile } from "../office/office-file.ts";
import type { Ports } from "../ports.ts";
import type { Settings } from "../settings.ts";
import { openDemoHistory } from "./demo/open-demo.ts";
import { exportRoutes } from "./export/routes.ts";
import { openRangeReader } from "./range-reader.ts";
import { figuresRoutes } from "./routes.ts";

/** The figures as the server offers them. */
export type OpenFigures = {
  readonly routes: readonly FastifyPluginAsync[];
  stop(): Promise<void>;
};

/** Opens the figures of the office, and has the demo history made where it may be shown. */
export function openFigures(
  { dataDir, demoHistory }: Pick<Settings, "dataDir" | "demoHistory">,
  { clock, logger, runBeside }: Pick<Ports, "clock" | "logger" | "runBeside">,
  { store, office: file }: { readonly store: Store; readonly office: OfficeFile },
): OpenFigures {
  const office = () => file.office;
  const firstDay = store.prepare<[], string | null>("SELECT min(day) FROM figures_days").pluck();
  const demo = openDemoHistory({
    folder: dataDir,
    office,
    firstDay: () => firstDay.get() ?? undefined,
    ...{ clock, logger, runBeside: demoHistory ? runBeside : undefined },
  });
  const readRange = openRangeReader({ store, office, demoDays: demo.days });
  return {
    routes: [figuresRoutes(store, readRange), exportRoutes(readRange)],
    stop: () => demo.stop(),
  };
}
