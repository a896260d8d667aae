import type {
  Answer,
  BoardConfig,
  DeviceConfig,
  Health,
  Picture,
  PrintTicket,
  TicketId,
} from "@motcua/broker/contract";
import { knownDevice } from "../known-device.ts";
import type { Issued, Tap } from "../local/local-desk.ts";
import type { SimulatedPeripheral } from "../simulated/simulated-peripheral.ts";
import { type HealthBook, keepHealthBook } from "./device-health.ts";
import { createJoints } from "./joints.ts";
import { showKeyTicket } from "./key-ticket.ts";
import { createKiosk } from "./kiosk.ts";
import { noteMissingSlips } from "./missing-slips.ts";
import type { PluggedIn } from "./plug-in.ts";
import type { RatingPages } from "./rating-pages.ts";
import type { StationPorts } from "./station-ports.ts";
import { createStrands } from "./strands.ts";

/** All devices of a board and what people do with them, also while its configuration changes. */
export type Station = {
  readonly health: HealthBook;
  /** For a technician's acts. */
  readonly plugged: () => PluggedIn;
  /** The simulated devices by name. */
  readonly peripherals: () => ReadonlyMap<string, SimulatedPeripheral>;
  /**
   * Puts a configuration in force, one after the other: devices that are as they were go on
   * undisturbed.
   */
  configure(config: BoardConfig, on: Change): Promise<void>;
  follow(picture: Picture): void;
  setCurrent(current: boolean): void;
  /** False where there is no such printer. One that is being opened anew gets the slip then. */
  print(command: PrintTicket): boolean;
  tap(tap: Tap): Promise<Answer>;
  /** The number that a kiosk's key brought, while a screen should show it. */
  keyTicket(): Issued | null;
  /** Tickets whose slip has just failed. */
  missingSlips(): readonly TicketId[];
  printerHealth(): Health | null;
  readonly ratings: RatingPages;
  stop(): Promise<void>;
};

/** What a change of configuration tells on its way. */
export type Change = {
  /** These devices are opened, closed, or opened anew. */
  readonly leaving: (names: ReadonlySet<string>) => void;
  /** What leaves is closed, and nothing is opened yet. */
  readonly opening: () => void;
};

/** A station without devices: its first configuration brings them. */
export function createStation(ports: StationPorts): Station {
  const { clock, ask, disk } = ports;
  const missing = noteMissingSlips(clock);
  const strands = createStrands({ ...ports, missing });
  const health = keepHealthBook({ clock, disk, onChange: ports.onHealth });
  let config: BoardConfig | undefined;
  /** Being opened or closed at this moment, and the slips that came for them meanwhile. */
  let changing: ReadonlySet<string> = new Set();
  let held: { readonly command: PrintTicket; readonly sinceMs: number }[] = [];

  const inForce = (): BoardConfig => {
    if (config === undefined) throw new Error("a device without a configuration");
    return config;
  };
  const printerHealth = () => {
    const [printer] = strands.plugged().printers;
    return printer === undefined ? null : health.of(printer.name);
  };
  const hasScreen = () => config?.devices.some(isTouchPage) ?? false;
  const kiosk = createKiosk({ clock, ask, printerHealth, hasScreen });
  const keyTicket = showKeyTicket(clock);
  const onKioskAnswer = (answer: Answer) => keyTicket.take(answer);
  const joints = createJoints({ ...ports, config: inForce, kiosk, onKioskAnswer });
  const print = (command: PrintTicket): boolean => {
    if (changing.has(command.device)) {
      held.push({ command, sinceMs: clock.monoMs() });
      return true;
    }
    const printer = strands.plugged().printers.find(({ name }) => name === command.device);
    printer?.print(command);
    return printer !== undefined;
  };

  return {
    health,
    plugged: strands.plugged,
    peripherals: strands.peripherals,
    configure: async (next, { leaving, opening }) => {
      changing = strands.changed(next.devices);
      leaving(changing);
      joints.letGo(changing);
      await strands.follow(next.devices, opening);
      config = next;
      const plugged = strands.plugged();
      health.follow(next.devices, plugged.all);
      joints.join(plugged);
      joints.ratings.configure(next);
      changing = new Set();
      const waited = held;
      held = [];
      for (const { command, sinceMs } of waited) {
        const ttlMs = Math.max(0, command.ttlMs - (clock.monoMs() - sinceMs));
        if (!print({ ...command, ttlMs })) ports.noPrinter(command);
      }
    },
    follow: (picture) => joints.follow(picture),
    setCurrent: (current) => joints.setCurrent(current),
    print,
    tap: (tap) => kiosk.tap(tap),
    keyTicket: () => keyTicket.shown(),
    missingSlips: () => missing.now(),
    printerHealth,
    ratings: joints.ratings,
    stop: async () => {
      kiosk.stop();
      joints.stop();
      await strands.stop();
    },
  };
}

function isTouchPage(device: DeviceConfig): boolean {
  return knownDevice(device)?.profile.kind === "touch-page";
}
