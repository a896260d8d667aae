import type { Plugs } from "../simulated/simulated-peripheral.ts";

/** The plug of a device that hangs on no line: nobody can pull it. */
export const detached: Plugs = {
  plugged: () => true,
  unplug: async () => undefined,
  plug: async () => undefined,
};
