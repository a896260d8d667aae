import type { Alarm, Measures } from "./measures.ts";

/** What every board measures of itself, whatever it is made of. */
export const boardMeasures = {
  "board.uptime": { type: "gauge", unit: "ms", labels: { vi: "Chạy liên tục", en: "Uptime" } },
  "board.clock": {
    type: "enum",
    values: ["ntp", "server", "rtc", "none"],
    words: {
      ntp: { vi: "Theo giờ mạng", en: "Network time" },
      server: { vi: "Khớp với máy chủ", en: "Agrees with the server" },
      rtc: { vi: "Theo đồng hồ của hộp điều khiển", en: "The board's own clock" },
      none: { vi: "Không tin được", en: "Not to be trusted" },
    },
    labels: { vi: "Đồng hồ", en: "Clock" },
  },
  "cpu.temperature": {
    type: "gauge",
    unit: "°C",
    labels: { vi: "Nhiệt độ bộ xử lý", en: "Processor temperature" },
  },
  "memory.free": { type: "gauge", unit: "byte", labels: { vi: "Bộ nhớ trống", en: "Free memory" } },
  "memory.used": {
    type: "gauge",
    unit: "byte",
    labels: { vi: "Bộ nhớ chương trình dùng", en: "Memory of the program" },
  },
  "disk.free": { type: "gauge", unit: "byte", labels: { vi: "Ổ đĩa trống", en: "Free disk" } },
  "recorder.state": {
    type: "enum",
    values: ["recording", "storage-full", "storage-read-only", "storage-fault"],
    words: {
      recording: { vi: "Đang ghi", en: "Recording" },
      "storage-full": { vi: "Dừng: ổ đĩa đầy", en: "Stopped: the disk is full" },
      "storage-read-only": { vi: "Dừng: ổ đĩa chỉ đọc", en: "Stopped: the disk is read-only" },
      "storage-fault": { vi: "Dừng: ổ đĩa hỏng", en: "Stopped: the disk is faulty" },
    },
    labels: { vi: "Nhật ký đường truyền", en: "Flight recorder" },
  },
} as const satisfies Measures;

/** A board below this cannot keep a day of facts and a recording, bytes. */
const diskFreeMin = 200_000_000;

/** Most boards slow themselves down from here on, °C. */
const temperatureMax = 80;

/** When a person is to be called to a board; that it was lost is the server's to notice. */
export const boardAlarms: readonly Alarm[] = [
  {
    id: "disk-low",
    when: { measure: "disk.free", below: diskFreeMin },
    forS: 60,
    clearForS: 300,
    severity: "critical",
    during: "always",
    vi: "Ổ đĩa của hộp điều khiển sắp đầy",
    en: "The board's disk is nearly full",
    remedy: {
      vi: "Xóa tệp không cần trong thư mục dữ liệu, hoặc thay thẻ nhớ lớn hơn.",
      en: "Remove files that nobody needs from the data folder, or fit a larger card.",
    },
  },
  {
    id: "cpu-hot",
    when: { measure: "cpu.temperature", above: temperatureMax },
    forS: 300,
    clearForS: 300,
    severity: "minor",
    during: "always",
    vi: "Hộp điều khiển quá nóng",
    en: "The board is too hot",
    remedy: {
      vi: "Kiểm tra quạt và khe thoáng khí của hộp.",
      en: "Check the box's fan and its air holes.",
    },
  },
];
