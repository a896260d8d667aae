import type { ForwardingView } from "../../fleet-server/forwarding/view.ts";
import type { Figures } from "../../fleet-server/satisfaction/figures-schema.ts";

type Satisfied = Figures["overall"]["satisfied"];

function satisfied(numerator: number, denominator: number, served: number): Satisfied {
  return {
    share: denominator === 0 ? null : numerator / denominator,
    numerator,
    denominator,
    responseRate: served === 0 ? null : denominator / served,
    interval: denominator === 0 ? null : { low: numerator / denominator - 0.045, high: 0.983 },
    enough: denominator >= 30,
  };
}

const rest = { void: 0, dayEnded: 0, printing: 0, called: 0, transferredIn: 0, transferredOut: 0 };
const visits = { transferred: 0, dayEnded: 0, called: 0 };

const wait = (n: number, p50: number, p90: number) => ({
  n,
  p50Ms: p50 * 60_000,
  p90Ms: p90 * 60_000,
});

/** A day of figures to look at; the numbers agree with each other only roughly. */
export const mockFigures: Figures = {
  day: "2026-11-24",
  state: "open",
  goal: 0.95,
  overall: {
    ...rest,
    tickets: 164,
    served: 141,
    noShows: 6,
    waiting: 17,
    wait: wait(147, 9, 27),
    satisfied: satisfied(101, 107, 141),
  },
  services: [
    {
      ...rest,
      service: "A",
      tickets: 71,
      served: 62,
      noShows: 2,
      waiting: 7,
      wait: wait(64, 8, 22),
      satisfied: satisfied(46, 48, 62),
    },
    {
      ...rest,
      service: "B",
      tickets: 31,
      served: 25,
      noShows: 2,
      waiting: 4,
      wait: wait(27, 16, 41),
      satisfied: satisfied(14, 18, 25),
    },
    {
      ...rest,
      service: "C",
      tickets: 62,
      served: 54,
      noShows: 2,
      waiting: 6,
      wait: wait(56, 6, 15),
      satisfied: satisfied(41, 41, 54),
    },
  ],
  counters: [
    {
      ...visits,
      counter: 1,
      tickets: 52,
      served: 50,
      noShows: 2,
      wait: wait(52, 8, 23),
      satisfied: satisfied(36, 38, 50),
    },
    {
      ...visits,
      counter: 2,
      tickets: 27,
      served: 25,
      noShows: 2,
      wait: wait(27, 16, 41),
      satisfied: satisfied(14, 18, 25),
    },
    {
      ...visits,
      counter: 3,
      tickets: 68,
      served: 66,
      noShows: 2,
      wait: wait(68, 6, 16),
      satisfied: satisfied(51, 51, 66),
    },
  ],
};

const delivery = {
  revision: 1,
  tries: 1,
  at: 1_795_500_000_000,
  why: null,
  status: 204,
  words: null,
};

export const mockForwarding: ForwardingView = {
  receiver: "http://127.0.0.1:9200/summaries",
  breaker: { state: "open", sinceMs: 1_795_500_000_000, failures: 4, why: "unreachable" },
  triesAgainInMs: 42_000,
  waiting: [{ ...delivery, day: "2026-11-23", tries: 3, status: null, why: "ECONNREFUSED" }],
  refused: [
    { ...delivery, day: "2026-11-20", status: 422, why: "refused", words: "Sai mã đơn vị" },
  ],
  sent: [{ ...delivery, day: "2026-11-19" }],
};
