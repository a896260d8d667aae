import { type ActDesk, type ActDeskOptions, createActDesk } from "./act-desk.ts";
import { actHandlers } from "./handlers.ts";

/** Opens the desk with everything that a board can do. */
export function openActs(
  options: Omit<ActDeskOptions, "handlers"> & Parameters<typeof actHandlers>[0],
): ActDesk {
  return createActDesk({ ...options, handlers: actHandlers(options) });
}
