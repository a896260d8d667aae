import { join } from "node:path";
import type { BusinessDay } from "@motcua/broker/contract";
import { openStore, type Store } from "@motcua/broker/log";
import type { Clock, Logger } from "@motcua/broker/ports";
import { hoursAt } from "../../office/hours.ts";
import type { Office } from "../../office/office.ts";
import type { Beside, RunBeside } from "../../run-beside.ts";
import { readDays } from "../pack-shelf.ts";
import type { DemoDays } from "../range-reader.ts";
import type { DemoTask } from "./make-history.ts";

/** The demo history beside the office's own days, in a file of its own. */
export type DemoHistory = {
  /** Empty where the office is real, where the history is switched off, and until it is made. */
  readonly days: DemoDays;
  stop(): Promise<void>;
};

/** An office without a real device: simulated ones, and pages, which are real everywhere. */
export function isForShow({ boards }: Office): boolean {
  const ports = boards.flatMap(({ devices }) => devices.map(({ port }) => port));
  const isSimulated = (port: string) => /^(firmata:)?sim:/.test(port);
  return ports.some(isSimulated) && ports.every((port) => isSimulated(port) || port === "page");
}

/** The boards of the same machine start in this time, and nobody reads figures before, ms. */
const pauseMs = 3_000;

/** Has the history made, if need be, and reads it when a range asks for it. */
export function openDemoHistory(options: {
  readonly folder: string;
  readonly office: () => Office;
  /** The office's first own day; undefined before it. */
  readonly firstDay: () => BusinessDay | undefined;
  readonly clock: Pick<Clock, "wallMs" | "after">;
  readonly logger: Logger;
  /** Starts the program that makes it; undefined: nothing is made or shown. */
  readonly runBeside: RunBeside | undefined;
}): DemoHistory {
  const { office, clock, logger, runBeside } = options;
  if (runBeside === undefined) return noHistory;
  const path = join(options.folder, "demo-history.db");
  let making: Beside | undefined;
  let isMade = false;
  let isStopping = false;
  let store: Store | undefined;
  const make = () => {
    if (!isForShow(office())) return;
    const before = options.firstDay() ?? hoursAt(office().hours, clock.wallMs()).day;
    const task: DemoTask = { path, office: office(), before };
    making = runBeside("satisfaction/demo/main.js", task);
    void making.ended.then((code) => {
      isMade = code === 0;
      if (!isMade && !isStopping) logger.warn({ code }, "the demo history was not made");
    });
  };
  /** A file that cannot be read costs the sample days, and never the office's own figures. */
  const opened = (): Store | undefined => {
    try {
      return openStore(path);
    } catch (error) {
      isMade = false;
      logger.warn({ err: error }, "the demo history cannot be read");
      return undefined;
    }
  };
  const cancel = clock.after(pauseMs, make);
  return {
    days: (from, to) => {
      if (!isMade || !isForShow(office())) return [];
      store ??= opened();
      return store === undefined ? [] : readDays(store, from, to);
    },
    stop: async () => {
      isStopping = true;
      cancel();
      making?.kill();
      await making?.ended;
      store?.close();
    },
  };
}

const noHistory: DemoHistory = { days: () => [], stop: async () => undefined };
