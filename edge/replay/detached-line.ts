import type { SimulatedLine } from "../simulated/listen.ts";

/** The line of a device that hangs on none: nobody can pull its plug. */
export const detached: SimulatedLine = {
  address: { host: "", port: 0 },
  plugged: () => true,
  unplug: async () => undefined,
  plug: async () => undefined,
  stop: async () => undefined,
};
