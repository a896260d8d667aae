import type { BoardName, Telemetry } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import type { FastifyPluginAsync } from "fastify";
import { openAlarmTable } from "./alarms/alarm-table.ts";
import { conditionsOf } from "./alarms/conditions-of.ts";
import { keepAlarms } from "./alarms/keep-alarms.ts";
import { alarmRoutes } from "./alarms/routes.ts";
import { createWebhook } from "./alarms/webhook.ts";
import type { BoardList, BoardView } from "./boards/board-list.ts";
import type { LiveView } from "./hall/live-view.ts";
import { hoursAt } from "./office/hours.ts";
import type { Office } from "./office/office.ts";
import type { Ports } from "./ports.ts";
import type { Settings } from "./settings.ts";
import { influxSink } from "./telemetry/influx-sink.ts";
import { keepTelemetry, type TelemetryKeeper } from "./telemetry/keep-telemetry.ts";
import { telemetryRoutes } from "./telemetry/routes.ts";
import { boardItself } from "./telemetry/sample.ts";

/** What is measured, and what calls a person. */
export type OpenTelemetry = {
  readonly routes: readonly FastifyPluginAsync[];
  take(board: BoardName, report: Telemetry): void;
  /** Before the office's store is closed. */
  stop(): Promise<void>;
};

type Around = {
  readonly hall: {
    readonly store: Store;
    readonly office: { readonly office: Office };
    readonly runner: { readonly hall: { readonly day: { readonly open: boolean } | null } };
  };
  readonly list: Pick<BoardList, "view">;
  readonly live: Pick<LiveView, "onChange" | "stream">;
  /** The server's own line to its broker. */
  readonly link: () => boolean;
  /** No machine has this position. */
  readonly vacant: (board: BoardName) => boolean;
};

/** Opens telemetry and alarms; they look whenever the hall's pages are told something, and at each beat. */
export function openTelemetry(
  settings: Pick<Settings, "dataDir" | "influxUrl">,
  ports: Omit<Ports, "crash" | "onFatal">,
  { hall, list, live, link, vacant }: Around,
): OpenTelemetry {
  const { clock, logger } = ports;
  const office = () => hall.office.office;
  const { code } = office().office;
  const { influxUrl: url } = settings;
  const keeper = keepTelemetry({
    ...{ ...ports, office, dataDir: settings.dataDir },
    second:
      url === undefined
        ? undefined
        : { name: "influxdb", sink: influxSink(url, { office: code, logger }) },
  });
  const webhook = createWebhook({
    ...{ ...ports, office: code },
    url: () => office().alarms?.webhook ?? null,
    onChange: () => tellPages(),
  });
  let told = 0;
  const alarms = keepAlarms({
    ...ports,
    table: openAlarmTable(hall.store),
    conditions: () =>
      conditionsOf({
        ...{ link: link(), office: office(), boards: asLastSeen(list.view(), keeper), vacant },
        measured: (at, measure) => keeper.measured({ ...at, measure }),
      }),
    officeOpen: () => isOpen(hall, clock.wallMs()),
    onNews: (news) => webhook.tell(news),
    onChange: () => tellPages(),
  });
  function tellPages() {
    told += 1;
    const view = () => ({ open: alarms.open(), webhook: webhook.view() });
    live.stream.publish("alarms", `${clock.wallMs()}.${told}`, view);
  }
  tellPages();
  const stopWatching = live.onChange(() => {
    keeper.look(list.view());
    alarms.look();
  });
  return {
    routes: [telemetryRoutes(keeper.desk), alarmRoutes({ alarms, webhook })],
    take: (board, report) => {
      keeper.take(board, report);
      alarms.look();
    },
    stop: async () => {
      stopWatching();
      alarms.stop();
      webhook.stop();
      await keeper.stop();
    },
  };
}

/** A board that was lost before the server was started anew is still lost. */
function asLastSeen(boards: readonly BoardView[], { history }: TelemetryKeeper): BoardView[] {
  return boards.map((board) => {
    const wasLost = history.now(board.name, boardItself)?.code === "lost";
    return board.state === "never-seen" && wasLost ? { ...board, state: "lost" } : board;
  });
}

/** By the document's hours; a hall for training is open while its day is. */
function isOpen({ office, runner }: Around["hall"], wallMs: number): boolean {
  const { hours, day } = office.office;
  if (day.open === "start" && runner.hall.day?.open === true) return true;
  return hoursAt(hours, wallMs).openNow;
}
