/** Words that the staff's pages share. */
export const vi = {
  nav: {
    label: "Các trang",
    home: "Trang chủ",
    reception: "Quầy hướng dẫn",
    leader: "Số liệu",
    technician: "Kỹ thuật",
    counter: (n: number) => `Quầy ${n}`,
  },
  scheme: { toDark: "Nền tối", toLight: "Nền sáng" },
  loading: "Đang tải…",
  dayOpen: (day: string) => `Ngày ${day} đang mở`,
  dayClosed: (day: string) => `Ngày ${day} đã đóng`,
  noDay: "Chưa mở ngày làm việc",
  storage: {
    full: "Bộ nhớ máy chủ đã đầy: chưa cấp được số. Báo kỹ thuật giải phóng dung lượng.",
    "read-only": "Bộ nhớ máy chủ chỉ đọc được: chưa cấp được số. Báo kỹ thuật.",
  },
  because: (waited: string, target: string, percent: number) =>
    `chờ ${waited}′ / hẹn ${target}′ = ${percent} %`,
  waited: (minutes: number) => (minutes === 0 ? "chờ dưới 1 phút" : `chờ ${minutes} phút`),
  tickets: {
    printing: "đang in",
    waiting: "đang chờ",
    called: "đang ở quầy",
    done: "đã xong",
    "no-show": "vắng mặt",
    "day-end": "hết ngày",
    void: "đã hủy",
  },
  slips: {
    printing: "đang in",
    printed: "đã in",
    unproved: "chưa chắc đã ra giấy",
    paperless: "không có giấy",
    held: "in lỗi, chờ quyết định",
  },
  boards: {
    online: "đang nối",
    offline: "đã tắt",
    lost: "mất kết nối",
    "never-seen": "chưa từng nối",
    vacant: "đang chờ hộp mới",
  },
  moments: {
    yesterday: (time: string) => `hôm qua ${time}`,
    onDay: (day: string, time: string) => `${time} ngày ${day}`,
  },
  cancel: "Thôi",
};

export type ConsolePhrases = typeof vi;
