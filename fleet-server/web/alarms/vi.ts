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
  receiver: {
    away: (moment: string) => `Nơi nhận cảnh báo không trả lời từ ${moment}.`,
    refused: (status: number | null, moment: string) =>
      `Nơi nhận cảnh báo từ chối (mã ${status}) từ ${moment}. Xem lại địa chỉ ở office.yaml.`,
  },
  past: {
    title: "Cảnh báo đã qua",
    none: "Chưa có cảnh báo nào đã qua.",
    span: (from: string, to: string) => `${from} đến ${to}`,
    lasted: (time: string) => `kéo dài ${time}`,
  },
  seen: (moment: string) => `đã xem lúc ${moment}`,
};

export type AlarmPhrases = typeof vi;
