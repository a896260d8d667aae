import type { BoardConfig, BoardName, CounterNumber, DeviceConfig } from "@motcua/broker/contract";
import { counterRoles } from "./counter-roles.ts";
import type { Device, Office } from "./office.ts";

/** What the server tells a board that it should be; the body of `want`. */
export type Wanted = { readonly rev: number; readonly config: BoardConfig };

/**
 * The part of the office that one board needs, or `undefined` where the office has no such
 * board. `rev` is the revision of the document in force.
 */
export function boardConfigOf(
  office: Office,
  board: BoardName,
  told: { readonly rev: number; readonly serverUrl: string },
): Wanted | undefined {
  const own = office.boards.find(({ name }) => name === board);
  if (own === undefined) return undefined;
  return {
    rev: told.rev,
    config: {
      office: office.office,
      board,
      serverUrl: told.serverUrl,
      services: office.services.map(({ letter, name }) => ({ letter, name })),
      classes: office.classes.map(({ id, name }) => ({ id, name })),
      counters: office.counters.map(({ number }) => ({ number })),
      ...(office.reasons && { reasons: office.reasons }),
      devices: own.devices.map((device) => deviceConfigOf(office, device)),
    },
  };
}

function deviceConfigOf(office: Office, device: Device): DeviceConfig {
  const counter = counterOf(office, device);
  return counter === undefined ? device : { ...device, counter };
}

/** Counters name their devices; a device's counter follows from that. */
function counterOf({ counters }: Office, { name }: Device): CounterNumber | undefined {
  const fields = Object.keys(counterRoles) as (keyof typeof counterRoles)[];
  return counters.find((counter) => fields.some((field) => counter[field] === name))?.number;
}
