import type { BoardConfig, LinePiece } from "@motcua/broker/contract";
import type { Clock, Logger } from "@motcua/broker/ports";
import type { OpenLine } from "../transports/line.ts";
import { codeKeypads } from "./code-keypads.ts";
import type { Entry } from "./entry.ts";
import { openJournal, type RecorderState } from "./journal.ts";
import { keepRecent, profilesOf } from "./recent.ts";
import { type RecordingFile, recordingFile } from "./recording-file.ts";
import type { RingLimits } from "./ring.ts";
import { tapLine } from "./tap-line.ts";

/** Where a line is heard: everything, or a speaker's answers alone because its sound is too much. */
type Ear = "all" | "answers";

/**
 * The board's flight recorder. It never throws and never makes anybody wait: what cannot be
 * recorded is not, and everything else goes on.
 */
export interface Recorder {
  /**
   * The same opening of a port, with its bytes recorded. `port` is as in office.yaml. The digits of
   * a call keypad are recorded without their names: a person's code is among them.
   */
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

/** The part of it that devices and their lines see. */
export type LineRecorder = Pick<Recorder, "tap" | "piece" | "says">;

export type RecorderOptions = {
  /** Its own folder; made when it is missing. */
  readonly folder: string;
  readonly office: string;
  readonly board: string;
  readonly fw: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** 48 h and 64 MiB. */
  readonly limits?: RingLimits;
};

/** Begins to record into the folder. */
export function openRecorder(options: RecorderOptions): Recorder {
  const { office, board, fw, clock } = options;
  const now = () => ({ monoMs: clock.monoMs(), wallMs: clock.wallMs() });
  const recent = keepRecent();
  let config: (Entry & { readonly config: unknown }) | undefined;
  let kept: Parameters<Recorder["configure"]>[0] | undefined;
  let unnamed = codeKeypads(undefined);
  const journal = openJournal({ ...options, preamble: () => (config ? [config] : []) });
  journal.add({ ...now(), start: { board, fw } }, 0);

  const piece: Recorder["piece"] = (line, direction, carried) => {
    const at = now();
    const bytes = direction === "in" ? (unnamed.get(line)?.(carried) ?? carried) : carried;
    journal.add({ ...at, line, direction, bytes }, bytes.length);
    recent.add(line, { monoMs: at.monoMs, direction, bytes });
  };
  return {
    piece,
    tap: (port, open, ear = "all") =>
      tapLine(open, {
        bytes: (direction, bytes) => {
          if (ear === "all" || direction === "in") piece(port, direction, bytes);
        },
        withheld: (count) => {
          const at = now();
          journal.add({ ...at, line: port, withheld: count }, port.length);
          recent.add(port, { monoMs: at.monoMs, withheld: count });
        },
        is: (state) => journal.add({ ...now(), line: port, is: state }, port.length),
      }),
    says: (device, { text, clips }) => {
      const at = now();
      journal.add({ ...at, device, says: { text, clips: [...clips] } }, text.length);
      const port = kept?.config.devices.find(({ name }) => name === device)?.port;
      if (port !== undefined) recent.add(port, { monoMs: at.monoMs, says: text });
    },
    message: (direction, topic, payload) =>
      journal.add({ ...now(), topic, direction, payload }, payload.length),
    configure: (next) => {
      kept = next;
      unnamed = codeKeypads(next.config);
      recent.keep(new Set(next.config.devices.map(({ port }) => port)));
      config = { ...now(), config: { ...next, profiles: profilesOf(next.config) } };
      journal.add(config, 0);
    },
    recent: (device) => recent.of(device, kept?.config, clock.monoMs()),
    state: () => journal.state,
    file: async () => {
      const profiles = kept === undefined ? [] : profilesOf(kept.config);
      return recordingFile(await journal.flushed(), {
        ...{ office, board, fw },
        madeAtMs: clock.wallMs(),
        rev: kept?.rev ?? 0,
        profiles: Object.fromEntries(profiles.map(({ id, revision }) => [id, revision])),
      });
    },
    stop: () => journal.stop(),
  };
}
