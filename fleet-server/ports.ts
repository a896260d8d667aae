import type { Chance, Clock, CrashPoint, Logger } from "@motcua/broker/ports";
import type { RunBeside } from "./run-beside.ts";

/** What the server takes from the machine; `main.ts` makes the real ones. */
export type Ports = {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
  readonly crash: CrashPoint;
  readonly fetch: typeof fetch;
  /** Starts a program of ours beside the server; absent: nothing works beside it. */
  readonly runBeside?: RunBeside;
  /** The process must end; its restart replays the journal. */
  readonly onFatal: (error: unknown) => void;
};
