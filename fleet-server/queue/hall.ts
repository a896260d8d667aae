import type {
  BusinessDay,
  CounterNumber,
  Label,
  ServiceLetter,
  StaffId,
  TicketId,
  VisitId,
} from "@motcua/broker/contract";
import { Map as ImmutableMap, Set as ImmutableSet, List, OrderedSet } from "immutable";
import type { HallEvent } from "./events.ts";
import { type Lanes, noLanes } from "./lane.ts";
import type { Phase, Ticket } from "./ticket.ts";

/**
 * The queue of one office: what the journal says, and nothing else. Every part is immutable, so
 * a reader may keep a hall while the next one is made, and a refused commit costs nothing.
 */
export type Hall = {
  readonly day: DayState | null;
  /** Every day that was ever opened, in that order: none may be opened twice with numbers from 1. */
  readonly days: OrderedSet<BusinessDay>;
  /** Every ticket of the day, whatever became of it. */
  readonly tickets: ImmutableMap<TicketId, Ticket>;
  readonly tokens: ImmutableMap<string, TicketId>;
  /** The last number given in each series. */
  readonly numbers: ImmutableMap<ServiceLetter, number>;
  readonly waiting: Lanes;
  /** Numbers given whose slip has not come yet: they will wait, by their arrival. */
  readonly printing: Lanes;
  readonly counters: ImmutableMap<CounterNumber, CounterState>;
  /** Seq of the last call. Never restarts: boards do what is newer than the last they did. */
  readonly callSeq: number;
  /** The newest calls of the day, oldest first, as many as travel in a picture. */
  readonly calls: List<CallRecord>;
  /** Served visits, which may still be rated: `before` holds those of `rateableDays`. */
  readonly visits: Generations<VisitId, Visit>;
  /** The telling event of each command, so that a repeated id gets the first answer. */
  readonly receipts: Generations<string, HallEvent>;
  /** Tickets that a person should look at; see `needsEyes`. */
  readonly watched: ImmutableSet<TicketId>;
  /** How many tickets are in each phase; their sum is the number of tickets issued. */
  readonly tally: Tally;
  /** Office time and wall clock of the last event. */
  readonly lastMs: number;
  readonly lastWallMs: number;
};

type DayState = {
  readonly label: BusinessDay;
  readonly open: boolean;
  /** Wall clock of the last opening. */
  readonly openedWallMs: number;
};

export type CounterState = {
  /** Who sits there; null: closed. */
  readonly person: StaffId | null;
  readonly current: TicketId | null;
  /** The window of the last served visit; it shows while nobody is called. */
  readonly rating: {
    readonly visit: VisitId;
    readonly fromMs: number;
    readonly lengthMs: number;
  } | null;
};

export type CallRecord = {
  readonly seq: number;
  readonly label: Label;
  readonly counter: CounterNumber;
  readonly atMs: number;
  readonly times: number;
  readonly undone: boolean;
};

export type Visit = {
  readonly ticket: TicketId;
  readonly counter: CounterNumber;
  readonly person: StaffId;
  readonly service: ServiceLetter;
  readonly day: BusinessDay;
};

/** What is kept for this day and for some time before, and forgotten then. */
export type Generations<K, V> = {
  readonly today: ImmutableMap<K, V>;
  readonly before: ImmutableMap<K, V>;
};

/**
 * A visit may be rated while its day is one of so many that were opened last. A press waits on
 * its board until the server has it: a board that is sent away for repair comes back in a week.
 * Some thousand visits, a few hundred bytes each.
 */
export const rateableDays = 7;

export type Tally = { readonly [at in Phase["at"]]: number };

const noTally: Tally = {
  printing: 0,
  waiting: 0,
  called: 0,
  done: 0,
  "no-show": 0,
  "day-end": 0,
  void: 0,
};

/** A hall before its first day. */
export const emptyHall: Hall = {
  day: null,
  days: OrderedSet(),
  tickets: ImmutableMap(),
  tokens: ImmutableMap(),
  numbers: ImmutableMap(),
  waiting: noLanes,
  printing: noLanes,
  counters: ImmutableMap(),
  callSeq: 0,
  calls: List(),
  visits: { today: ImmutableMap(), before: ImmutableMap() },
  receipts: { today: ImmutableMap(), before: ImmutableMap() },
  watched: ImmutableSet(),
  tally: noTally,
  lastMs: 0,
  lastWallMs: 0,
};

const closedCounter: CounterState = { person: null, current: null, rating: null };

/** A counter as it stands; one that was never opened is closed. */
export function counterState(hall: Hall, counter: CounterNumber): CounterState {
  return hall.counters.get(counter) ?? closedCounter;
}

/** Looks in this day and in what is kept of those before. */
export function recall<K, V>(generations: Generations<K, V>, key: K): V | undefined {
  return generations.today.get(key) ?? generations.before.get(key);
}
