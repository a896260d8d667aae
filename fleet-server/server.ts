import { join } from "node:path";
import { makeFolder } from "@motcua/broker/make-folder";
import { createBoardList } from "./boards/board-list.ts";
import { type Boards, startBoards } from "./boards/boards.ts";
import { openBrokerLine } from "./boards/broker-line.ts";
import { createProofs } from "./boards/proofs.ts";
import { witnessesOf } from "./boards/witnesses.ts";
import { forwardingRoutes } from "./forwarding/routes.ts";
import type { HallDesk } from "./hall/hall-desk.ts";
import { buildHttp } from "./hall/http.ts";
import { createLiveView } from "./hall/live-view.ts";
import { newToken, openHallDesk } from "./hall/office-desk.ts";
import type { Watched } from "./monitoring/metrics.ts";
import { monitoringRoutes } from "./monitoring/routes.ts";
import { hoursAt } from "./office/hours.ts";
import { tellReading } from "./office/open-office.ts";
import { rulesOf } from "./office/rules-of.ts";
import { type OpenHall, openHall } from "./open-hall.ts";
import type { Ports } from "./ports.ts";
import { startKeepingDay } from "./queue/keep-day.ts";
import { figuresRoutes } from "./satisfaction/routes.ts";
import type { Settings } from "./settings.ts";

export type Server = {
  readonly url: string;
  /** Whether its line to the broker is up. */
  isLinked(): boolean;
  /** Reads the office's document again; a bad one changes nothing and is told in the log. */
  reload(): void;
  stop(): Promise<void>;
};

/** Starts an office's server: queue, broker, boards, figures, forwarding and pages. */
export async function startServer(settings: Settings, ports: Ports): Promise<Server> {
  const { clock, chance, logger, crash } = ports;
  makeFolder(settings.dataDir);
  let serverUrl = "";
  const link = (token: string) => `${settings.publicUrl ?? serverUrl}/t/${token}`;
  const hall = openHall(settings, ports, link);
  const { office, runner, epoch } = hall;
  const names = () => office.office.boards.map(({ name }) => name);
  const line = await openBrokerLine({
    brokerUrl: settings.brokerUrl,
    port: settings.mqttPort,
    folder: join(settings.dataDir, "credentials"),
    office: office.office.office.code,
    boards: names(),
    clock,
    chance,
    logger,
  });

  let boards: Boards | undefined;
  const list = createBoardList(names);
  const proofs = createProofs((counter) => witnessesOf(office.office, counter));
  const live = createLiveView({ epoch, clock });
  const desk = openHallDesk({
    ...{ runner, office, list, proofs, chance, epoch },
    version: () => live.version,
    brokerLink: () => boards?.link ?? false,
  });
  const day = await keepDayOf(hall, ports);
  live.show(() => desk.view());
  runner.onCommitted(() => live.changed());
  const http = await buildHttp({
    desk,
    live: live.stream,
    onChange: (run) => live.onChange(run),
    more: [
      figuresRoutes(hall.store),
      forwardingRoutes(hall.forwarding),
      monitoringRoutes(watchedOf(hall, desk)),
    ],
    logger,
  });
  serverUrl = await http.listen({ host: "127.0.0.1", port: settings.httpPort });
  boards = startBoards({
    ...{ ...line, store: hall.store, office, runner, list, proofs, epoch, serverUrl, link },
    ...{ clock, chance, logger, crash, onChange: () => live.changed() },
    onResult: () => undefined,
    onTelemetry: () => undefined,
    newToken: () => newToken(chance),
  });

  return {
    url: serverUrl,
    isLinked: () => boards.link,
    reload: () => {
      office.reload();
      tellReading(office, logger);
      runner.setRules(rulesOf(office.office));
      boards.configure();
      live.changed();
    },
    stop: async () => {
      day.stop();
      live.stop();
      await http.close();
      await boards.stop();
      await line.stop();
      await hall.stop();
    },
  };
}

/** Opens and closes business days as the office's document says. */
function keepDayOf({ runner, office }: OpenHall, { clock, chance }: Ports) {
  return startKeepingDay({
    runner,
    clock,
    id: () => chance.id(),
    rules: (wallMs) => ({
      mode: office.office.day.open,
      hours: hoursAt(office.office.hours, wallMs),
    }),
  });
}

/** What programs that watch the box are told of. */
function watchedOf({ runner, forwarding }: OpenHall, desk: HallDesk): Watched {
  return {
    hall: () => desk.view(),
    forwarding: () => {
      const { waiting, refused } = forwarding.view();
      return { waiting: waiting.length, refused: refused.length };
    },
    closedBecause: () => desk.closedBecause(),
    onAnswered: (listener) => runner.onAnswered(listener),
  };
}
