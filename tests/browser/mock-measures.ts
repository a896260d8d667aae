import type { AlarmView } from "../../fleet-server/alarms/alarm-view.ts";
import type { WebhookView } from "../../fleet-server/alarms/webhook.ts";
import type { MeasuresView } from "../../fleet-server/telemetry/measures-view.ts";

const board = "box-26734";
const nowMs = Date.parse("2026-11-24T08:00:00Z");
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A printer with a state and a counter, and a board with a gauge. */
export const mockMeasures: MeasuresView = {
  atMs: nowMs,
  places: [
    {
      ...{ board, device: "printer1", sinceMs: nowMs - 5 * minuteMs },
      model: { vi: "Máy in phiếu 80 mm ESC/POS", en: "80 mm ESC/POS printer" },
      health: { state: "down", code: "paper-out" },
      measures: [
        {
          ...{ name: "printer.paper", type: "enum", unit: null, value: "out", atMs: nowMs },
          label: { vi: "Giấy in", en: "Paper" },
          states: {
            ok: { vi: "Còn giấy", en: "Enough" },
            low: { vi: "Sắp hết", en: "Low" },
            out: { vi: "Hết giấy", en: "Out" },
          },
        },
        {
          ...{ name: "printer.tickets", type: "counter", states: null, value: 412, atMs: nowMs },
          label: { vi: "Phiếu đã in", en: "Tickets printed" },
          unit: { vi: "phiếu", en: "tickets" },
        },
        {
          ...{ name: "cpu.temperature", type: "gauge", states: null, value: 51.5, atMs: nowMs },
          label: { vi: "Nhiệt độ bộ xử lý", en: "Processor temperature" },
          unit: { vi: "°C", en: "°C" },
        },
      ],
    },
  ],
  dropped: { unknown: 0, tooMany: 0, unwritten: 0 },
  archive: { full: false },
  sink: null,
};

const valueAt = {
  "printer.paper": (n: number) => (n > 1_400 ? "out" : n > 1_300 ? "low" : "ok"),
  "printer.tickets": (n: number) => (n % 7 === 0 ? 1 : 0) + (n % 11 === 0 ? 2 : 0),
  "cpu.temperature": (n: number) => 48 + 6 * Math.sin(n / 200) + (n % 5) / 10,
} as const;

/** What the server answers under `/v1/measures/<board>/<device>/…`, or undefined. */
export function mockMeasure(pathname: string): unknown {
  const [, , , , , name = ""] = pathname.split("/");
  if (name === "health") {
    const changes = [
      { atMs: nowMs - 30 * hourMs, state: "ok", code: null },
      { atMs: nowMs - 5 * hourMs, state: "degraded", code: "paper-low" },
      { atMs: nowMs - 5 * minuteMs, state: "down", code: "paper-out" },
    ];
    return { changes };
  }
  if (!(name in valueAt)) return undefined;
  const at = valueAt[name as keyof typeof valueAt];
  // Nothing was heard in the night.
  const minutes = Array.from({ length: 1_440 }, (_, n) => n).filter((n) => n < 500 || n > 700);
  return {
    stepMs: minuteMs,
    atMs: minutes.map((n) => nowMs - (1_440 - n) * minuteMs),
    values: minutes.map((n) => at(n)),
    ...{ low: [], high: [] },
  };
}

/** One grave alarm that nobody has seen, one that somebody has, and one that nobody can see. */
export const mockAlarms: {
  readonly open: AlarmView[];
  readonly ended: AlarmView[];
  readonly webhook: WebhookView;
} = {
  webhook: { state: "refused", since: nowMs - 5 * minuteMs, status: 404 },
  ended: [
    alarm({
      ...{ id: "00Z", rule: "cover-open", severity: "major", clearedMs: nowMs - 9 * minuteMs },
      title: { vi: "Nắp máy in đang mở", en: "The printer's cover is open" },
      remedy: { vi: "Đóng nắp.", en: "Close the cover." },
    }),
  ],
  open: [
    alarm({
      ...{ id: "01A", rule: "paper-out", severity: "major", seenMs: null },
      title: { vi: "Hết giấy", en: "Out of paper" },
      remedy: { vi: "Lắp cuộn giấy mới rồi đóng nắp.", en: "Load a new roll, close the cover." },
    }),
    alarm({
      ...{ id: "01B", rule: "disk-low", severity: "critical", seenMs: nowMs, device: null },
      title: { vi: "Ổ đĩa của hộp điều khiển sắp đầy", en: "The board's disk is nearly full" },
      remedy: { vi: "Xóa tệp không cần trong thư mục dữ liệu.", en: "Remove what is not needed." },
    }),
    alarm({
      ...{ id: "01C", rule: "key-stuck", severity: "minor", device: "keys1", silenced: true },
      title: { vi: "Có phím bị kẹt", en: "A key is stuck" },
      remedy: { vi: "Vệ sinh hoặc thay phím.", en: "Clean or replace the key." },
    }),
  ],
};

function alarm(
  told: Pick<AlarmView, "id" | "rule" | "severity" | "title" | "remedy"> & Partial<AlarmView>,
): AlarmView {
  return {
    ...{ board, device: "printer1", cause: null, raisedMs: nowMs - 20 * minuteMs, seenMs: null },
    ...{ clearedMs: null, silenced: false },
    ...told,
  };
}
