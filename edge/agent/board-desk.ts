import type { ClosedHall } from "@motcua/broker/contract";
import type { Bench, KioskInfo, LocalDesk } from "../local/local-desk.ts";
import type { Kept } from "./kept-config.ts";
import type { Station } from "./station.ts";

/** A configuration in force, and a bench where any of its devices is simulated. */
export type Running = {
  readonly kept: Kept;
  readonly station: Station;
  readonly bench: Bench | undefined;
};

/** What the board's own pages see and do; `running` is undefined before the first configuration. */
export function openBoardDesk(board: {
  readonly running: () => Running | undefined;
  /** The server answers, and what is known of the hall is of now. */
  readonly isCurrent: () => boolean;
  /** Why the office gives no numbers now, as the newest picture tells; null while it does. */
  readonly closed: () => ClosedHall | null;
  readonly waitingNumber: () => string | null;
  /** The server takes this machine for no board of its own any more. */
  readonly isPutOut: () => boolean;
}): LocalDesk {
  const { running, isCurrent, closed, waitingNumber, isPutOut } = board;
  return {
    kiosk: () => kioskInfoOf(running()),
    kioskState: () => ({
      mode: isCurrent() ? "ready" : "server-away",
      closed: closed(),
      printer: running()?.station.printerHealth() ?? null,
      keyTicket: running()?.station.keyTicket() ?? null,
      missingSlips: running()?.station.missingSlips() ?? [],
      waitingNumber: waitingNumber(),
      isPutOut: isPutOut(),
    }),
    tap: async (tap) => (await running()?.station.tap(tap)) ?? { problem: { code: "server-away" } },
    ratings: () => running()?.station.ratings,
    bench: () => running()?.bench,
  };
}

function kioskInfoOf(running: Running | undefined): KioskInfo | undefined {
  if (running === undefined) return undefined;
  const { kept, station, bench } = running;
  const { office, board, services, classes, serverUrl } = kept.config;
  return {
    office: { name: office.name },
    ...{ board, services, classes, serverUrl },
    hasPrinter: station.printerHealth() !== null,
    simulated: bench !== undefined,
    ratingPages: station.ratings.states().map(({ counter }) => counter),
  };
}
