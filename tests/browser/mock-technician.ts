import type { ActView, FoundView } from "../../fleet-server/technician/act-view.ts";
import type {
  TechnicianDevice,
  TechnicianView,
} from "../../fleet-server/technician/technician-view.ts";

const at = Date.parse("2026-11-24T03:12:00Z");
const minuteMs = 60_000;

const device = (
  name: string,
  kind: TechnicianDevice["kind"],
  more: Partial<TechnicianDevice> = {},
): TechnicianDevice => ({
  ...{ name, kind, board: "box-26734", place: { at: "kiosk" }, profile: "escpos-80mm" },
  product: {
    vi: "Máy in phiếu 80 mm ESC/POS, có trả lời GS ( H",
    en: "80 mm ESC/POS printer that answers GS ( H",
  },
  port: "serial:/dev/serial/by-id/usb-EPSON_TM-T82X_5839465A3030380000-if00-port0",
  address: null,
  keys: {},
  simulated: false,
  health: { state: "ok" },
  forMs: 14 * minuteMs,
  tested: null,
  ...more,
});

/** A hall in which one thing of each kind is wrong. */
export const mockTechnician: TechnicianView = {
  at,
  phonesReach: false,
  boards: [
    {
      ...{ name: "box-26734", state: "online", forMs: 95 * minuteMs, fw: "0.1.0" },
      ...{ vacant: false, configured: true },
      devices: [
        device("printer1", "ticket-printer", {
          health: { state: "down", code: "paper-out" },
          tested: { passed: true, atMs: at - 24 * 60 * minuteMs },
        }),
        device("touch1", "touch-page"),
        device("speaker1", "speaker", {
          place: { at: "hall" },
          health: { state: "degraded", code: "missing-clip" },
          tested: { passed: false, atMs: at - 70 * 60 * minuteMs },
        }),
        device("led1", "counter-display", {
          ...{ place: { at: "counter", counter: 1 }, address: 1, simulated: true },
        }),
        device("keys1", "call-keypad", {
          place: { at: "counter", counter: 1 },
          keys: { next: { vi: "Gọi tiếp", en: "Next" } },
        }),
      ],
    },
    {
      ...{ name: "c3-26734", state: "lost", forMs: 3 * minuteMs, fw: "0.1.0" },
      ...{ vacant: false, configured: false },
      devices: [
        device("rating3", "rating-keypad", {
          ...{ board: "c3-26734", place: { at: "counter", counter: 3 } },
          ...{ health: { state: "unknown" }, forMs: null },
        }),
      ],
    },
  ],
};

const models = [
  { profile: "escpos-80mm", vi: "Máy in phiếu 80 mm", en: "80 mm printer" },
  { profile: "led-rs485-ascii", vi: "Bảng LED quầy, RS-485", en: "Counter display, RS-485" },
  { profile: "keys-call", vi: "Bàn phím gọi số", en: "Call keypad" },
  { profile: "keys-rating-4", vi: "Bàn phím đánh giá", en: "Rating keypad" },
];
const printer = "serial:/dev/serial/by-id/usb-EPSON_TM-T82X_5839465A3030380000-if00-port0";

const found: FoundView[] = [
  {
    ...{
      port: printer,
      label: "usb-EPSON_TM-T82X_5839465A3030380000-if00-port0",
      usb: "04b8:0e15",
    },
    ...{ addresses: [], usedBy: ["printer1"] },
    fits: models.map(({ profile, vi, en }) => ({ profile, labels: { vi, en }, port: printer })),
  },
  {
    ...{ port: "i2c:1", label: "bcm2835 (i2c@7e804000)", usb: null },
    ...{ addresses: [0x20, 0x70], usedBy: [], fits: [] },
  },
];

const line: ActView["line"] = [
  {
    agoMs: 900,
    direction: "out",
    hex: "100401",
    bytes: 3,
    means: { vi: "hỏi", en: "asks" },
    times: 4,
  },
  { agoMs: 880, direction: "in", hex: "12".repeat(128), bytes: 300, means: null },
];

/** An act by its id, `<name>.<device>`: every test has come to where a person is asked. */
export function mockAct(id: string): ActView {
  const [name = "", of = ""] = id.split(".");
  const act: ActView = {
    ...{ id, name, board: "box-26734", device: of || null, state: "done" },
    ...{ step: null, code: null, quietMs: 0, found: [], line: [] },
  };
  if (name === "find-devices") return { ...act, found };
  if (name === "read-line") return { ...act, line };
  if (of === "keys1") return { ...act, state: "running", step: "press-key:next pressed:5" };
  return of === "printer1" ? { ...act, state: "failed", code: "paper-out" } : act;
}
