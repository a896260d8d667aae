import type { ForwardingView } from "../../fleet-server/forwarding/view.ts";

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
  counts: { waiting: 1, refused: 1 },
  waiting: [{ ...delivery, day: "2026-11-23", tries: 3, status: null, why: "ECONNREFUSED" }],
  refused: [
    { ...delivery, day: "2026-11-20", status: 422, why: "refused", words: "Sai mã đơn vị" },
  ],
  sent: [{ ...delivery, day: "2026-11-19" }],
};
