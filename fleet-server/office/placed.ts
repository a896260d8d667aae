import type { KnownProfiles, Profile } from "@motcua/device-profiles";
import { type Port, parsePort } from "@motcua/device-profiles/port";
import type { Device, Office } from "./office.ts";

/** A device of the document with what is known of it. */
export type Placed = {
  readonly device: Device;
  readonly board: string;
  /** Where it stands in the document, e.g. `boards/0/devices/3`. */
  readonly path: string;
  readonly profile: Profile | undefined;
  readonly port: Port | undefined;
};

/** Every device of every board, in the order of the document. */
export function placedOf(office: Office, profiles: KnownProfiles): Placed[] {
  return office.boards.flatMap((board, boardIndex) =>
    board.devices.map((device, index) => {
      const port = parsePort(device.port);
      return {
        device,
        board: board.name,
        path: `boards/${boardIndex}/devices/${index}`,
        profile: profiles.get(device.profile),
        port: port.ok ? port.value : undefined,
      };
    }),
  );
}
