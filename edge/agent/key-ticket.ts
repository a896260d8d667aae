import type { Answer } from "@motcua/broker/contract";
import type { Clock } from "@motcua/broker/ports";
import type { Issued } from "../local/local-desk.ts";

/** A number without paper stays on the screen for this long, as one that was touched for, ms. */
const shownForMs = 20_000;

/** The last number that a key brought: a kiosk that has a screen shows it there too. */
export function showKeyTicket(clock: Clock): {
  take(answer: Answer): void;
  shown(): Issued | null;
} {
  let last: { readonly issued: Issued; readonly atMs: number } | undefined;
  return {
    take: (answer) => {
      if ("ok" in answer && answer.ok.name === "issued") {
        last = { issued: answer.ok, atMs: clock.monoMs() };
      }
    },
    shown: () =>
      last !== undefined && clock.monoMs() - last.atMs < shownForMs ? last.issued : null,
  };
}
