import type { Granted } from "@motcua/broker/contract";

/** The answer to a granted tap. */
export type Issued = Extract<Granted, { name: "issued" }>;
