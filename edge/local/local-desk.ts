import type {
  Answer,
  ClassConfig,
  ClassId,
  ClosedHall,
  CounterNumber,
  DeviceName,
  Granted,
  Health,
  ServiceConfig,
  ServiceLetter,
  TicketId,
  Words,
} from "@motcua/broker/contract";
import type { BenchState } from "./bench-state.ts";
import type { RatingTouches } from "./rating-touches.ts";

/** What the touch page needs to draw itself. */
export type KioskInfo = {
  readonly office: { readonly name: Words };
  readonly board: string;
  readonly services: readonly ServiceConfig[];
  readonly classes: readonly ClassConfig[];
  readonly hasPrinter: boolean;
  readonly serverUrl: string;
  readonly simulated: boolean;
  /** Counters at which a touch screen of this board takes ratings. */
  readonly ratingPages: readonly CounterNumber[];
};

/** A wish for a number, from a key or from the touch page. */
export type Tap = {
  readonly service: ServiceLetter;
  readonly class: ClassId;
  readonly device: DeviceName;
};

/** A number as it was given. */
export type Issued = Extract<Granted, { name: "issued" }>;

/** What the touch page shows of the moment. */
export type KioskState = {
  readonly mode: "ready" | "server-away";
  /** Why the office gives no numbers now; null while it does. */
  readonly closed: ClosedHall | null;
  readonly printer: Health | null;
  /** The number that a key has just brought; it stays on the screen like one that was touched for. */
  readonly keyTicket: Issued | null;
  /** Numbers whose slip has just failed: the screen on which one stands must not ask to take it. */
  readonly missingSlips: readonly TicketId[];
  /** Eight digits of a board that lost its position, for the claim page. */
  readonly waitingNumber: string | null;
  /** Another machine has this one's position, or nobody has it any more. */
  readonly isPutOut: boolean;
};

/** The simulated hall, for the bench page. */
export type Bench = {
  state(): BenchState;
  /** Presses a key; false where there is no such device or key. */
  press(device: string, key: string): boolean;
  /** Switches a fault on or off; false where the device has no such fault. */
  fault(device: string, fault: string, on: boolean): boolean;
  /** PNG of a slip that came out. */
  slip(device: string, n: number): Uint8Array | undefined;
  /** WAV of a sentence that was spoken. */
  voice(device: string, n: number): Uint8Array | undefined;
};

/** What the board's own pages can see and do; the routes know nothing else. */
export type LocalDesk = {
  /** Undefined until the board has its configuration. */
  kiosk(): KioskInfo | undefined;
  kioskState(): KioskState;
  tap(tap: Tap): Promise<Answer>;
  /** The rating pages at counters; undefined until the board has its configuration. */
  ratings(): RatingTouches | undefined;
  /** Undefined where no device is simulated. */
  bench(): Bench | undefined;
};
