import {
  BoardName,
  CounterNumber,
  DeviceName,
  Health,
  Milliseconds,
  Words,
} from "@motcua/broker/contract";
import { isLoopback } from "@motcua/broker/own-address";
import { findProfile, type Profile, roleOf } from "@motcua/device-profiles";
import { orNull } from "@motcua/device-profiles/fields";
import Type, { type Static } from "typebox";
import type { BoardList } from "../boards/board-list.ts";
import { boardConfigOf } from "../office/board-config.ts";
import type { OfficeFile } from "../office/office-file.ts";
import { BoardState } from "../queue/view.ts";
import type { DeviceTests } from "./device-tests.ts";

/** Where a device stands: at a counter, in the waiting hall, or where numbers are taken. */
export const Place = Type.Union([
  Type.Object({ at: Type.Literal("counter"), counter: CounterNumber }),
  Type.Object({ at: Type.Literal("hall") }),
  Type.Object({ at: Type.Literal("kiosk") }),
]);
export type Place = Static<typeof Place>;

export const TechnicianDevice = Type.Object({
  board: BoardName,
  name: DeviceName,
  place: Place,
  kind: Type.Union([
    Type.Literal("ticket-printer"),
    Type.Literal("counter-display"),
    Type.Literal("kiosk-keypad"),
    Type.Literal("call-keypad"),
    Type.Literal("rating-keypad"),
    Type.Literal("speaker"),
    Type.Literal("touch-page"),
    Type.Literal("rating-page"),
    Type.Literal("amplifier"),
    /** Its profile is not known to this release. */
    Type.Literal("unknown"),
  ]),
  profile: Type.String(),
  /** What the model is called. */
  product: Words,
  port: Type.String(),
  address: orNull(Type.Integer()),
  /** What stands on each key of a keypad. */
  keys: Type.Record(Type.String(), Words),
  simulated: Type.Boolean(),
  /** Unknown while its board is not here. */
  health: Health,
  /** How long this health has lasted; null while nothing is known. */
  forMs: orNull(Milliseconds),
  /** What a person said of its last test. */
  tested: orNull(Type.Object({ passed: Type.Boolean(), atMs: Type.Integer() })),
});
export type TechnicianDevice = Static<typeof TechnicianDevice>;

export const TechnicianView = Type.Object({
  /** Wall clock when this was made. */
  at: Type.Integer(),
  /** A phone can open what the QR codes of slips lead to. */
  phonesReach: Type.Boolean(),
  boards: Type.Array(
    Type.Object({
      name: BoardName,
      state: BoardState,
      /** No machine has this position: the next one is awaited. */
      vacant: Type.Boolean(),
      forMs: orNull(Milliseconds),
      fw: orNull(Type.String()),
      /** The configuration in force on the board is the office's. */
      configured: Type.Boolean(),
      devices: Type.Array(TechnicianDevice),
    }),
  ),
});
export type TechnicianView = Static<typeof TechnicianView>;

type Sources = {
  readonly office: OfficeFile;
  readonly list: BoardList;
  readonly tests: DeviceTests;
  readonly vacant: (board: BoardName) => boolean;
  readonly wallMs: () => number;
  /** Where browsers reach the pages; undefined: on the server's own machine. */
  readonly publicUrl: string | undefined;
};

/** Every board and device of the office's document, as a technician needs to see them. */
export function technicianView(sources: Sources): TechnicianView {
  const { office, list, publicUrl, vacant, wallMs } = sources;
  return {
    at: wallMs(),
    phonesReach: publicUrl !== undefined && !isLoopback(publicUrl),
    boards: office.office.boards.map(({ name }) => {
      const { state, forMs, fw, have } = list.status(name);
      return {
        ...{ name, state, forMs, fw, vacant: vacant(name) },
        configured: state === "online" && have?.rev === office.rev,
        devices: devicesOf(name, sources),
      };
    }),
  };
}

function devicesOf(board: BoardName, { office, list, tests }: Sources): TechnicianDevice[] {
  const wanted = boardConfigOf(office.office, board, { rev: office.rev, serverUrl: "" });
  const { state, have } = list.status(board);
  return (wanted?.config.devices ?? []).map(({ name, profile, port, address, counter }) => {
    const model = findProfile(profile);
    const said = have?.devices.find((device) => device.name === name);
    const heard = state === "online" ? said : undefined;
    const tested = tests.last(board, name);
    return {
      ...{ board, name, profile, port },
      place: placeOf(model, counter),
      kind: model === undefined ? "unknown" : roleOf(model),
      product: model?.products[0]?.labels ?? { vi: profile, en: profile },
      address: address ?? null,
      keys: model?.kind === "keypad" ? model.capabilities.labels : {},
      simulated: said?.simulated ?? false,
      health: heard?.health ?? { state: "unknown" },
      forMs: heard?.forMs ?? null,
      tested: tested === undefined ? null : { passed: tested.passed, atMs: tested.atMs },
    };
  });
}

function placeOf(profile: Profile | undefined, counter: CounterNumber | undefined): Place {
  if (counter !== undefined) return { at: "counter", counter };
  const atKiosk =
    profile?.kind === "ticket-printer" ||
    profile?.kind === "touch-page" ||
    (profile?.kind === "keypad" && profile.purpose === "kiosk");
  return { at: atKiosk ? "kiosk" : "hall" };
}
