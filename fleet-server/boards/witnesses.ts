import type { CounterNumber } from "@motcua/broker/contract";
import { findProfile } from "@motcua/device-profiles";
import type { Office } from "../office/office.ts";
import type { Witness } from "./proofs.ts";

/** The devices that should show or speak a counter's calls: its display, and every speaker. */
export function witnessesOf(office: Office, counter: CounterNumber): Witness[] {
  const display = office.counters.find(({ number }) => number === counter)?.display;
  return office.boards.flatMap(({ name: board, devices }) =>
    devices.flatMap((device): Witness[] => {
      if (device.name === display) return [{ board, device: device.name, kind: "display" }];
      const speaks = findProfile(device.profile)?.kind === "speaker";
      return speaks ? [{ board, device: device.name, kind: "speaker" }] : [];
    }),
  );
}
