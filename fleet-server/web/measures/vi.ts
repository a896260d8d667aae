/** Words of the page with a device's measures. */
export const vi = {
  title: (device: string) => `Số đo: ${device}`,
  board: (board: string) => `hộp điều khiển ${board}`,
  loading: "Đang tải số đo…",
  unknownPlace: "Không có thiết bị này trong office.yaml.",
  back: "Về trang kỹ thuật",
  ofBoard: "Số đo của hộp điều khiển",
  span: { label: "Khoảng thời gian", "24h": "24 giờ", "30d": "30 ngày" },
  now: "Tình trạng",
  since: (moment: string) => `từ ${moment}`,
  healthTitle: "Tình trạng đã qua",
  noChange: "Không có thay đổi nào trong khoảng này.",
  none: "Loại thiết bị này không có số đo.",
  latest: (value: string, moment: string) => `${value}, lúc ${moment}`,
  outdated: (age: string) => `đo ${age} trước, khi tình trạng chưa đổi`,
  never: "chưa có số đo nào",
  noPoints: "Chưa có số đo trong khoảng này.",
  perStep: { "24h": "Mỗi cột là một phút.", "30d": "Mỗi cột là một giờ." },
  sum: (total: string) => `Cộng ${total}.`,
  range: (low: string, high: string) => `Thấp nhất ${low}, cao nhất ${high}.`,
  lasted: (state: string, duration: string) => `${state}: ${duration}`,
  sinceStart: "từ khi hộp điều khiển chạy",
  flag: { true: "Có", false: "Không" },
  boardHealth: { lost: "Mất liên lạc", offline: "Đã tắt" },
  states: {
    ok: "Hoạt động tốt",
    degraded: "Còn chạy, có lỗi",
    down: "Không hoạt động",
    unknown: "Không rõ",
  },
};

export type MeasurePhrases = typeof vi;
