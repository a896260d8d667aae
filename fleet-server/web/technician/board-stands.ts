import type { TechnicianView } from "../../technician/technician-view.ts";

type Board = TechnicianView["boards"][number];

/** How a board stands for a technician: an emptied position is not a broken board. */
export function standsAs({ state, vacant }: Board): Board["state"] | "vacant" {
  return vacant && state !== "online" ? "vacant" : state;
}
