/** Words of the office's home page. */
export const vi = {
  title: "Motcua",
  waiting: "Đang chờ",
  nobody: "không có ai",
  people: (n: number) => `${n} người`,
  longest: (minutes: number) =>
    minutes === 0 ? "lâu nhất dưới 1 phút" : `lâu nhất ${minutes} phút`,
  counters: "Quầy",
  openCounter: (n: number) => `Mở trang quầy ${n}`,
  noPerson: "chưa có cán bộ",
  pages: "Trang làm việc",
  reception: { name: "Quầy hướng dẫn", what: "Cấp số, in lại, mở và đóng ngày, số liệu gửi đi" },
  leader: { name: "Số liệu hôm nay", what: "Mức hài lòng, thời gian chờ, theo lĩnh vực và quầy" },
  technician: { name: "Kỹ thuật", what: "Tình trạng thiết bị, thử máy, tìm thiết bị mới cắm" },
  kiosk: { name: "Màn hình lấy số", what: "Trang cảm ứng của công dân" },
  bench: { name: "Chạy thử", what: "Sảnh chờ với phần cứng mô phỏng" },
  boards: "Hộp điều khiển và thiết bị",
  noBoards: "Chưa có hộp điều khiển nào trong office.yaml.",
  give: "Giao vị trí này cho hộp mới",
  office: {
    refused: "Bản sửa mới nhất của office.yaml không được dùng",
    lastGood: "Đơn vị vẫn chạy theo bản đúng gần nhất. Các chỗ cần sửa:",
    place: (line: number | null) => (line === null ? "Cả tệp:" : `Dòng ${line}:`),
    thenStart: "Sửa xong, khởi động lại máy chủ (hoặc kill -HUP); thông báo này sẽ tự mất.",
    nextCode: (code: string) =>
      `Mã đơn vị mới ${code} trong office.yaml có hiệu lực từ lần khởi động sau: hãy khởi động lại máy chủ.`,
  },
  simulated: "mô phỏng",
  allWell: (n: number) => `${n} thiết bị đều hoạt động tốt`,
  trouble: (bad: number, all: number) => `${bad} trong ${all} thiết bị cần xem`,
};

export type HomePhrases = typeof vi;
