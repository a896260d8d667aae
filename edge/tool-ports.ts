import type { Chance, Clock, Logger } from "@motcua/broker/ports";

/** What the tools of a technician need. */
export type ToolPorts = {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly write: (line: string) => void;
  /** Says what is wrong and how to mend it, and ends the process. */
  readonly fail: (sentence: string) => void;
  /** Resolves when the person has had enough. */
  readonly untilStopped: () => Promise<void>;
};
