/** Words of a ticket's own page. */
export const vi = {
  title: (label: string) => `Phiếu ${label}`,
  page: "Phiếu của tôi",
  yourNumber: "Số của quý ông/bà",
  loading: "Đang mở phiếu…",
  unknown: "Không tìm thấy phiếu này",
  unknownWhy: "Phiếu chỉ xem được trong ngày lấy số. Nếu cần, xin hỏi quầy hướng dẫn.",
  printing: "Phiếu đang in",
  waiting: (n: number) => (n === 0 ? "Chưa có ai chờ trước" : `Trước quý ông/bà có ${n} người`),
  wait: (range: string) => `Chờ ${range}`,
  noCounter: "Quầy chưa mở, xin ngồi chờ thông báo",
  called: "Mời đến",
  counter: (n: number) => `Quầy ${n}`,
  done: "Đã phục vụ xong. Cảm ơn quý ông/bà.",
  "no-show": "Đã gọi số này nhưng quý ông/bà vắng mặt. Xin đến quầy hướng dẫn.",
  "day-end": "Ngày làm việc đã kết thúc. Xin lấy số mới vào ngày làm việc sau.",
  void: "Phiếu này đã hủy. Xin lấy số mới.",
  keepOpen: "Trang tự cập nhật; xin đừng đóng trang này.",
};

export type PhonePhrases = typeof vi;
