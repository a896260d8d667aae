import type { HallView } from "../../queue/view.ts";

type Board = Pick<HallView["boards"][number], "state" | "vacant">;

/** How a board stands for people: an emptied position is not a broken board. */
export function standsAs({ state, vacant }: Board): Board["state"] | "vacant" {
  return vacant && state !== "online" ? "vacant" : state;
}
