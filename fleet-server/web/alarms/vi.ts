/** Words of the list of alarms. */
export const vi = {
  title: "Cảnh báo",
  none: "Không có cảnh báo nào.",
  loading: "Đang tải cảnh báo…",
  severity: { critical: "Khẩn cấp", major: "Cần xử lý", minor: "Lưu ý" },
  since: (moment: string) => `từ ${moment}`,
  place: (device: string, board: string) => `${device}, hộp ${board}`,
  board: (board: string) => `Hộp điều khiển ${board}`,
  server: "Máy chủ",
  silenced: "Chưa rõ có còn không: hộp điều khiển đang mất liên lạc.",
  see: "Đã xem",
  seeOf: (title: string) => `Đã xem: ${title}`,
  seen: (moment: string) => `đã xem lúc ${moment}`,
};

export type AlarmPhrases = typeof vi;
