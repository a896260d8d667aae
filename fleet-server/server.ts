import { makeFolder } from "@motcua/broker/make-folder";
import { createBoardList } from "./boards/board-list.ts";
import { type Boards, startBoards } from "./boards/boards.ts";
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
import { openPositions, type Positions } from "./open-positions.ts";
import { openTelemetry } from "./open-telemetry.ts";
import { nothingOpened, type Opened } from "./opened.ts";
import type { Ports } from "./ports.ts";
import { startDayKeeper } from "./queue/start-day-keeper.ts";
import { openRecordingDesk } from "./recordings/open-recordings.ts";
import { openFigures } from "./satisfaction/open-figures.ts";
import type { Settings } from "./settings.ts";
import { openTechnician } from "./technician/open-technician.ts";

export type Server = {
  readonly url: string;
  /** Whether its line to the broker is up. */
  isLinked(): boolean;
  /** Reads the office's document again; a bad one changes nothing and is told in the log. */
  reload(): void;
  stop(): Promise<void>;
};

/**
 * Starts an office's server: queue, broker, boards, figures, forwarding and pages. Rejects with
 * what a person must see to (a StoreFault, an OfficeFault, the error of a `listen`), and then
 * nothing of it is left open.
 */
export async function startServer(settings: Settings, ports: Ports): Promise<Server> {
  const opened = nothingOpened();
  try {
    return await open(settings, ports, opened);
  } catch (error) {
    await opened.closeAll().catch((err: unknown) => {
      ports.logger.error({ err }, "a start that failed could not close what it had opened");
    });
    throw error;
  }
}

/** Each capability stands on those before it, and is closed before them. */
async function open(settings: Settings, ports: Ports, opened: Opened): Promise<Server> {
  const { clock, chance, logger, crash } = ports;
  makeFolder(settings.dataDir);
  let serverUrl = "";
  const link = (token: string) => `${settings.publicUrl ?? serverUrl}/t/${token}`;
  const hall = openHall(settings, ports, { link, opened });
  const { office, runner, epoch, store } = hall;
  const positions = opened.keep(await openPositions(settings, ports, hall));
  const figures = opened.keep(openFigures(settings, ports, hall));

  let boards: Boards | undefined;
  const tell: Boards["tell"] = (board, act) => boards?.tell(board, act) ?? false;
  const brokerLink = () => boards?.link ?? false;
  const { vacant } = positions;
  const { list, proofs, live, desk } = openDesk(hall, ports, { brokerLink, vacant });
  opened.keep(live);
  const around = { hall, list, live, link: brokerLink, vacant };
  const telemetry = opened.keep(openTelemetry(settings, ports, around));
  const technician = opened.keep(
    openTechnician({ ...settings, ...hall, ...ports, list, vacant, tell, onBeat: live.onChange }),
  );
  const recordings = opened.keep(
    openRecordingDesk({ ...settings, ...ports, list, tell, admits: positions.admits }),
  );
  opened.keep(await keepDayOf(hall, ports));
  live.show(desk);
  const http = await buildHttp({
    ...{ desk, logger, publicUrl: settings.publicUrl },
    live: live.stream,
    onChange: live.onChange,
    more: [
      ...[...figures.routes, ...telemetry.routes],
      forwardingRoutes(hall.forwarding),
      monitoringRoutes(watchedOf(hall, desk)),
      technician.routes,
      recordings.routes,
      ...positions.routes({ desk, list, boards: () => boards }),
    ],
  });
  opened.keep({ stop: () => http.close() });
  serverUrl = await http.listen({ host: "127.0.0.1", port: settings.httpPort });
  await positions.open(serverUrl, (board) => {
    boards?.dismiss(board);
    live.changed();
  });
  const line = startBoards({
    ...positions.line,
    ...{ store, office, runner, list, proofs, epoch, serverUrl, link },
    ...{ clock, chance, logger, crash, onChange: () => live.changed() },
    onOnline: (board) => {
      positions.online(board);
      live.changed();
    },
    onResult: technician.onResult,
    onTelemetry: (board, body) => telemetry.take(board, body),
    newToken: () => newToken(chance),
  });
  boards = opened.keep(line);

  return {
    url: serverUrl,
    isLinked: brokerLink,
    reload: () => {
      rereadOffice(hall, logger);
      line.configure();
      live.reread();
    },
    stop: () => opened.closeAll(),
  };
}

/** A good document takes effect everywhere; a bad one is told in the log. */
function rereadOffice({ office, runner, forwarding }: OpenHall, logger: Ports["logger"]): void {
  office.reload();
  tellReading(office, logger);
  runner.setRules(rulesOf(office.office));
  forwarding.configure(office.office.forwarding);
}

/** What is known of boards and calls, and what pages see of the hall and do in it. */
function openDesk(
  hall: OpenHall,
  { clock, chance }: Ports,
  known: { readonly brokerLink: () => boolean; readonly vacant: Positions["vacant"] },
) {
  const { office, runner, epoch } = hall;
  const list = createBoardList(() => office.office.boards.map(({ name }) => name), clock);
  const proofs = createProofs((counter) => witnessesOf(office.office, counter));
  const live = createLiveView({ epoch, clock });
  runner.onCommitted(() => live.changed());
  const desk = openHallDesk({
    ...{ runner, office, list, proofs, chance, epoch, ...known },
    version: () => live.version,
  });
  return { list, proofs, live, desk };
}

/** Opens and closes business days as the office's document says. */
function keepDayOf({ runner, office }: OpenHall, { clock, chance }: Ports) {
  return startDayKeeper({
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
    forwarding: () => forwarding.counts(),
    closedBecause: () => desk.closedBecause(),
    onAnswered: (listener) => runner.onAnswered(listener),
  };
}
