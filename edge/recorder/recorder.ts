import type { BoardConfig, LinePiece } from "@motcua/broker/contract";
import type { Clock, Logger } from "@motcua/broker/ports";
import type { OpenLine } from "../transports/line.ts";

/** Whether it records; if not, why: `storage-full`, `storage-read-only` or `storage-fault`. */
export type RecorderState =
  | { readonly state: "recording"; readonly bytes: number }
  | {
      readonly state: "stopped";
      readonly code: "storage-full" | "storage-read-only" | "storage-fault";
    };

/** A file as it can be sent: gzip, of a length that is known before. */
export type RecordingFile = { readonly bytes: number; read(): AsyncIterable<Uint8Array> };

/** Where a line is heard: everything, or a speaker's answers alone because its sound is too much. */
type Ear = "all" | "answers";

/**
 * The board's flight recorder. It never throws and never makes anybody wait: what cannot be
 * recorded is not, and everything else goes on.
 */
export interface Recorder {
  /** The same opening of a port, with its bytes recorded. `port` is as in office.yaml. */
  tap(port: string, open: OpenLine, ear?: Ear): OpenLine;
  /** Bytes of a port that is no line, such as an I²C write. */
  piece(port: string, direction: "in" | "out", bytes: Uint8Array): void;
  /** A sentence that a speaker is given. */
  says(device: string, said: { readonly text: string; readonly clips: readonly string[] }): void;
  /** A message to or from the server; its secrets are left out. */
  message(direction: "in" | "out", topic: string, payload: Uint8Array): void;
  /** The configuration in force from now on. */
  configure(kept: { readonly rev: number; readonly config: BoardConfig }): void;
  /** What the device's line last carried, oldest first, at most 30 pieces. */
  recent(device: string): LinePiece[];
  state(): RecorderState;
  /** Everything that is recorded until now, as one file. */
  file(): Promise<RecordingFile>;
  /** Writes what is left. */
  stop(): Promise<void>;
}

export type RecorderOptions = {
  /** Its own folder; made when it is missing. */
  readonly folder: string;
  readonly office: string;
  readonly board: string;
  readonly fw: string;
  readonly clock: Clock;
  readonly logger: Logger;
};
