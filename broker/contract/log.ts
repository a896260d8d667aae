import Type, { type Static } from "typebox";
import { message } from "./message.ts";
import {
  CounterNumber,
  DeviceName,
  Id,
  Milliseconds,
  ReasonId,
  Score,
  TicketId,
  VisitId,
} from "./vocabulary.ts";

/** How a print job ended. `unknown`: no proof, and no fault that the printer named. */
const PrintResult = Type.Object({
  kind: Type.Literal("print-result"),
  ticket: TicketId,
  cmd: Type.String(),
  device: DeviceName,
  outcome: Type.Union([Type.Literal("printed"), Type.Literal("unknown"), Type.Literal("failed")]),
  /** Health code for `failed`, e.g. `paper-out`. */
  reason: Type.Optional(Type.String()),
  /** What proved it, for `printed`. */
  proof: Type.Optional(Type.Union([Type.Literal("process-id"), Type.Literal("stream-status")])),
  /** For `failed`: the printer's buffer is empty, so that no late slip can come out. */
  cleared: Type.Boolean(),
});

/** The board no longer waited for this tap when the slip came: nothing was printed. */
const TapAbandoned = Type.Object({
  kind: Type.Literal("tap-abandoned"),
  ticket: TicketId,
  cmd: Type.String(),
});

/** A citizen's press, stored before it was thanked for. */
const Rated = Type.Object({
  kind: Type.Literal("rated"),
  visit: VisitId,
  counter: CounterNumber,
  score: Score,
  /** Id of the press. */
  press: Id,
  /** Id of the reason that was picked after a low score; see `BoardConfig.reasons`. */
  reason: Type.Optional(ReasonId),
});

/** Every durable fact that a board reports. */
export const Fact = Type.Union([PrintResult, TapAbandoned, Rated]);
export type Fact = Static<typeof Fact>;

/** Events in one batch: the next one goes after its ack. */
export const batchMax = 500;

export const log = message({
  kind: "log",
  qos: 1,
  retain: false,
  bytesMax: 64 * 1024,
  meaning: "A batch of durable facts, in order and without gaps; kept by the board until its ack.",
  body: Type.Object({
    /** ULID made with the database file: a replaced card starts a new log. */
    log: Id,
    /**
     * The first fact that the board still keeps. Those before it were acknowledged: a server that
     * has not got them was restored from an older backup, and goes on from here.
     */
    oldest: Type.Integer({ minimum: 1 }),
    entries: Type.Array(
      Type.Object({
        seq: Type.Integer({ minimum: 1 }),
        /** Version of this kind of fact. */
        v: Type.Integer({ minimum: 1 }),
        /** How long ago it happened when the batch was sent, ms; null after a reboot of the board. */
        ageMs: Type.Union([Milliseconds, Type.Null()]),
        /** The board's wall clock at the fact, ms since 1970. */
        ts: Type.Integer(),
        fact: Fact,
      }),
      { minItems: 1, maxItems: batchMax },
    ),
  }),
  example: {
    log: "01JDEMO0000000000000000000",
    oldest: 48211,
    entries: [
      {
        seq: 48211,
        v: 1,
        ageMs: 40,
        ts: 1_795_500_003_000,
        fact: {
          kind: "print-result",
          ticket: "2026-11-24/C042",
          cmd: "print:2026-11-24/C042/1/q83vEj",
          device: "printer1",
          outcome: "printed",
          proof: "process-id",
          cleared: true,
        },
      },
    ],
  },
});
