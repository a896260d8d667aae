import type { PositionView, WaitingView } from "../../fleet-server/provisioning/view.ts";

const dayMs = 24 * 60 * 60_000;
const nowMs = Date.UTC(2026, 10, 24, 2);
const box = { serial: "10000000a1b2c3d4-1f2e3d4c", model: "Raspberry Pi 4 Model B" };

/** Two positions: one whose device was replaced once, one that waits for its first. */
export const mockPositions: readonly PositionView[] = [
  {
    board: "box-26734",
    state: "claimed",
    online: true,
    own: true,
    claim: null,
    hardware: { ...box, since: nowMs - 3 * dayMs },
    history: [
      { ...box, fromMs: nowMs - 3 * dayMs, toMs: null },
      { ...box, serial: "10000000ffffffff-aaaabbbb", fromMs: nowMs - 90 * dayMs, toMs: nowMs },
    ],
    audit: [
      { atMs: nowMs - 3 * dayMs, who: box.serial, what: "claimed", serial: box.serial },
      { atMs: nowMs - 3 * dayMs, who: "claim-page", what: "swapped", serial: null },
    ],
  },
  {
    board: "c3-26734",
    state: "waiting",
    online: false,
    own: false,
    claim: { expiresAtMs: nowMs + 7 * dayMs, triesLeft: 4 },
    hardware: null,
    history: [],
    audit: [{ atMs: nowMs, who: "claim-page", what: "wrong-code", serial: null }],
  },
];

/** A new device and one that was replaced, both switched on. */
export const mockWaiting: readonly WaitingView[] = [
  { number: "44195578", ...box, waitedMs: 12_000, outOf: null },
  {
    ...{ number: "00731204", serial: "key-ce6bba6a", model: "Linux", waitedMs: 3_000 },
    outOf: { board: "box-26734", atMs: nowMs },
  },
];
