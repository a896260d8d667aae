import type { BoardName } from "@motcua/broker/contract";
import { findProfile } from "@motcua/device-profiles";
import { boardMeasures } from "@motcua/device-profiles/board-measures";
import type { Measures } from "@motcua/device-profiles/measures";
import type { Office } from "../office/office.ts";
import { boardItself } from "./sample.ts";

/** What each device of a board can measure, by device; the board itself among them. */
export type KnownMeasures = ReadonlyMap<string, Measures>;

/** Undefined where the office has no such board. */
export function knownMeasures(office: Office, board: BoardName): KnownMeasures | undefined {
  const own = office.boards.find(({ name }) => name === board);
  if (own === undefined) return undefined;
  const devices = own.devices.map(({ name, profile }): [string, Measures] => [
    name,
    findProfile(profile)?.measures ?? {},
  ]);
  return new Map([[boardItself, boardMeasures], ...devices]);
}
