import type { Chance, Clock, CrashPoint, Logger } from "@motcua/broker/ports";

/** What the server takes from the machine; `main.ts` makes the real ones. */
export type Ports = {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
  readonly crash: CrashPoint;
  readonly fetch: typeof fetch;
  /** The process must end; its restart replays the journal. */
  readonly onFatal: (error: unknown) => void;
};
