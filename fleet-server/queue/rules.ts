import type {
  ClassId,
  CounterNumber,
  ReasonId,
  ServiceLetter,
  StaffId,
  Words,
} from "@motcua/broker/contract";

/** What the office decides and the queue obeys; read from `office.yaml`. */
export type Rules = {
  readonly services: readonly ServiceRule[];
  /** The first is the class of those without priority. */
  readonly classes: readonly ClassRule[];
  readonly counters: readonly CounterRule[];
  readonly staff: readonly StaffRule[];
  /** Why somebody may not be satisfied; a touch page asks after a low rating. */
  readonly reasons: readonly ReasonRule[];
  /** A call can be undone for this long. */
  readonly undoMs: number;
  /** A rating keypad is open for this long after `finish`. */
  readonly ratingMs: number;
  /** No-show is refused before this many calls … */
  readonly noShowCalls: number;
  /** … each at least this long after the one before. */
  readonly noShowGapMs: number;
};

type ServiceRule = {
  readonly letter: ServiceLetter;
  readonly name: Words;
  /** The wait that the office promises the normal class. */
  readonly targetMs: number;
  /** Usual length of one service, for the estimate while few were seen. */
  readonly normMs: number;
};

type ClassRule = {
  readonly id: ClassId;
  readonly name: Words;
  /** Promised wait for this class; null: the service's own target. */
  readonly targetMs: number | null;
};

export type CounterRule = {
  readonly number: CounterNumber;
  readonly services: readonly ServiceLetter[];
  /** Who sits there when the day opens, or null: the counter is opened by a person. */
  readonly opensWith: StaffId | null;
};

type ReasonRule = { readonly id: ReasonId; readonly name: Words };

type StaffRule = {
  readonly id: StaffId;
  readonly name: string;
  /** Digits for the counter's keypad. */
  readonly code: string;
};
