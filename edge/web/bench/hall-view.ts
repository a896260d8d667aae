import type { BusinessDay, CounterNumber, Label, ServiceLetter } from "@motcua/broker/contract";

/** The part of the server's `GET /v1/hall` that the bench looks at. */
export type HallGlimpse = {
  readonly version: number;
  readonly day: { readonly label: BusinessDay; readonly open: boolean } | null;
  readonly waitingCount: number;
  readonly waiting: readonly { readonly label: Label; readonly service: ServiceLetter }[];
  readonly counters: readonly {
    readonly number: CounterNumber;
    readonly services: readonly ServiceLetter[];
    readonly person: object | null;
    readonly current: { readonly label: Label } | null;
  }[];
  readonly boards: readonly { readonly state: "online" | "offline" | "lost" | "never-seen" }[];
};
