import type { Answer, CallProof, Fact, PrintTicket, Request } from "@motcua/broker/contract";
import type { Log, Store } from "@motcua/broker/log";
import type { Chance, Clock, CrashPoint, Logger } from "@motcua/broker/ports";
import type { BoardDisk } from "../devices/board-disk.ts";
import type { LineRecorder } from "../recorder/recorder.ts";
import type { Tap } from "../simulated/listen.ts";
import type { Voice } from "../speech/voice.ts";
import type { TallyBook } from "../telemetry/tally.ts";

/** What a station needs beside its configuration. */
export type StationPorts = {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly crash: CrashPoint;
  readonly logger: Logger;
  readonly store: Store;
  readonly disk: BoardDisk;
  readonly outbox: Log<Fact>;
  readonly voice: Voice;
  /** Hears the bytes of simulated devices. */
  readonly tap: Tap | undefined;
  readonly recorder: LineRecorder;
  readonly tallies: TallyBook;
  readonly ask: (request: Request) => Promise<Answer>;
  /** The board still waits for the slip of this press. */
  readonly stillWanted: (ask: string) => boolean;
  /** There is no such printer: the slip will not come, and the server must know. */
  readonly noPrinter: (command: PrintTicket) => void;
  readonly prove: (proof: CallProof) => void;
  /** There are new facts in the outbox. */
  readonly onFact: () => void;
  readonly onHealth: () => void;
};
