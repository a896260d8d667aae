import type { BoardConfig } from "@motcua/broker/contract";
import type { PluggedIn } from "../plug-in.ts";

/** The board's configuration and its devices, as they are when an act is done. */
export type ActPlace = {
  readonly config: BoardConfig;
  readonly plugged: Pick<PluggedIn, "displays" | "keypads" | "speakers" | "printers">;
};
