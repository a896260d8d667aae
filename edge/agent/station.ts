import type {
  Answer,
  BoardConfig,
  Fact,
  Health,
  Picture,
  PrintTicket,
  TicketId,
} from "@motcua/broker/contract";
import { knownDevice } from "../known-device.ts";
import type { Issued, Tap } from "../local/local-desk.ts";
import { createCallDisplays } from "./call-displays.ts";
import { openConnections } from "./connect-devices.ts";
import { type HealthBook, keepHealthBook } from "./device-health.ts";
import { showKeyTicket } from "./key-ticket.ts";
import { createKiosk } from "./kiosk.ts";
import { noteMissingSlips } from "./missing-slips.ts";
import { type PluggedIn, plugIn } from "./plug-in.ts";
import { serveCounterKeys, serveKioskKeys } from "./press-desks.ts";
import { createRatingDesk } from "./rating-desk.ts";
import { createRatingPages, type RatingPages } from "./rating-pages.ts";
import type { RatingPorts } from "./rating-window.ts";
import type { StationPorts } from "./station-ports.ts";

/** All devices of one configuration, and what people do with them. */
export type Station = {
  readonly health: HealthBook;
  /** For a technician's acts. */
  readonly plugged: PluggedIn;
  follow(picture: Picture): void;
  setCurrent(current: boolean): void;
  print(command: PrintTicket): void;
  tap(tap: Tap): Promise<Answer>;
  /** The number that a kiosk's key brought, while a screen should show it. */
  keyTicket(): Issued | null;
  /** Tickets whose slip has just failed. */
  missingSlips(): readonly TicketId[];
  printerHealth(): Health | null;
  readonly ratings: RatingPages;
  stop(): Promise<void>;
};

/** Connects the devices and joins each to what it is for. */
export function startStation(config: BoardConfig, ports: StationPorts): Station {
  const { clock, chance } = ports;
  const connections = openConnections({
    ...{ clock, chance, tallies: ports.tallies, recorder: ports.recorder },
    simulated: ports.simulated,
  });
  const missing = noteMissingSlips(clock);
  const plugged = plugIn(config, connections, { ...ports, missing });
  const { displays, keypads, speakers, printers } = plugged;
  const health = keepHealthBook({
    configs: config.devices,
    devices: plugged.all,
    clock,
    known: ports.knownHealth,
    disk: ports.disk,
    onChange: ports.onHealth,
  });
  const [printer] = printers;
  const printerHealth = () => (printer === undefined ? null : health.of(printer.name));
  const hasScreen = config.devices.some(
    (device) => knownDevice(device)?.profile.kind === "touch-page",
  );
  const kiosk = createKiosk({ clock, ask: ports.ask, printerHealth, hasScreen });
  const keyTicket = showKeyTicket(clock);
  const callDisplays = createCallDisplays({ displays, prove: ports.prove });
  const ratingPorts = { clock, chance, crash: ports.crash, store: storeInto(ports) };
  const ratings = keypads.flatMap(({ keypad, purpose, counter }) => {
    if (purpose !== "rating" || counter === undefined) return [];
    return [{ counter, desk: createRatingDesk({ ...ratingPorts, counter, keypad }) }];
  });
  const ratingPages = createRatingPages(config, ratingPorts);
  for (const placed of keypads) {
    if (placed.purpose === "kiosk") {
      serveKioskKeys(placed.keypad, config, {
        kiosk,
        onAnswer: (answer) => keyTicket.take(answer),
      });
    }
    if (placed.purpose === "call") serveCounterKeys(placed, config, { clock, ask: ports.ask });
  }
  for (const speaker of speakers) {
    speaker.onProof((proof) => ports.prove({ device: speaker.name, ...proof }));
  }

  return {
    health,
    plugged,
    follow: (picture) => {
      callDisplays.follow(picture);
      for (const speaker of speakers) speaker.offer(picture.calls);
      for (const { counter, desk } of ratings) {
        const own = picture.counters.find((one) => one.counter === counter);
        if (own !== undefined) desk.follow(own);
      }
      ratingPages.follow(picture.counters);
    },
    setCurrent: (current) => callDisplays.setCurrent(current),
    print: (command) => printers.find(({ name }) => name === command.device)?.print(command),
    tap: (tap) => kiosk.tap(tap),
    keyTicket: () => keyTicket.shown(),
    missingSlips: () => missing.now(),
    printerHealth,
    ratings: ratingPages,
    stop: async () => {
      kiosk.stop();
      for (const { desk } of ratings) desk.stop();
      ratingPages.stop();
      await Promise.all([...plugged.all.values()].map((device) => device.stop()));
      await connections.stop();
    },
  };
}

/** Keeps a press in the board's outbox, from which it goes to the server. */
function storeInto({ clock, outbox, disk, onFact }: StationPorts): RatingPorts["store"] {
  return (press) => {
    const body: Fact = { kind: "rated", ...press };
    const draft = { kind: body.kind, v: 1, atMs: clock.wallMs(), body };
    const refused = disk.attempt(() => void outbox.append([draft]));
    if (refused === undefined) onFact();
    return refused;
  };
}
