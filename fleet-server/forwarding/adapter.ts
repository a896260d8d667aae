import type { Clock } from "@motcua/broker/ports";
import type { SigningKeys } from "./signing-keys.ts";
import type { DaySummaryEvent } from "./summary.ts";

/** Why a try will be made again by itself. */
export const hindrances = [
  "unreachable",
  "timeout",
  "busy",
  "redirect",
  "not-the-receiver",
  "not-signed",
  "folder-missing",
  "folder-full",
  "folder-closed",
  "folder-fault",
] as const;
export type Hindrance = (typeof hindrances)[number];

/** How one try ended. `words` are the receiver's own, for people; show them as text. */
export type Outcome =
  | { readonly kind: "stored" }
  | { readonly kind: "refused"; readonly status: number; readonly words: string }
  | {
      readonly kind: "again";
      readonly why: Hindrance;
      /** HTTP status, where there was an answer. */
      readonly status: number | null;
      readonly words: string;
      readonly retryAfterMs: number | null;
    };

/**
 * A way to a receiver. The sender calls `deliver` for one event at a time, the oldest first, and
 * for the same event again until it is not `again`; so a repeat must have no second effect.
 */
export interface Adapter {
  /** Where summaries go, as people may see it: without passwords and keys. */
  readonly receiver: string;
  /** Tries once, within a limit of its own. `stop` ends the try early; its outcome is dropped. */
  deliver(event: DaySummaryEvent, stop: AbortSignal): Promise<Outcome>;
}

/** Node's own `fetch`, handed in. */
export type Fetch = typeof globalThis.fetch;

/** What adapters work with. */
export type AdapterTools = {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly keys: SigningKeys;
};

/** Opens one kind of adapter by what `office.yaml` says behind the name of its setting. */
export type OpenAdapter = (setting: string, tools: AdapterTools) => Adapter;

/** A try that is to be made again, for a reason that came without an answer. */
export function again(why: Hindrance, words = ""): Outcome {
  return { kind: "again", why, status: null, words, retryAfterMs: null };
}
