import type { Answer, CallProof, Fact, Request } from "@motcua/broker/contract";
import type { Log, Store } from "@motcua/broker/log";
import type { Chance, Clock, CrashPoint } from "@motcua/broker/ports";
import type { BoardDisk } from "../devices/board-disk.ts";
import type { LineRecorder } from "../recorder/recorder.ts";
import type { SimulatedBoard } from "../simulated/simulated-hall.ts";
import type { Voice } from "../speech/voice.ts";
import type { TallyBook } from "../telemetry/tally.ts";
import type { KnownHealth } from "./device-health.ts";

/** What a station needs beside its configuration. */
export type StationPorts = {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly crash: CrashPoint;
  readonly store: Store;
  readonly disk: BoardDisk;
  readonly outbox: Log<Fact>;
  readonly voice: Voice;
  readonly simulated: SimulatedBoard;
  readonly recorder: LineRecorder;
  readonly tallies: TallyBook;
  readonly ask: (request: Request) => Promise<Answer>;
  /** The board still waits for the slip of this press. */
  readonly stillWanted: (ask: string) => boolean;
  readonly prove: (proof: CallProof) => void;
  /** There are new facts in the outbox. */
  readonly onFact: () => void;
  readonly onHealth: () => void;
  /** What is known of devices that the configuration before had, too. */
  readonly knownHealth: ReadonlyMap<string, KnownHealth>;
};
