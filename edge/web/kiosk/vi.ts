/** Words of the touch page. */
export const vi = {
  page: "Lấy số thứ tự",
  choose: "Mời chạm chọn lĩnh vực",
  priority: "Ưu tiên",
  priorityFor: (name: string) => `Ưu tiên: ${name}`,
  withoutPriority: "Bỏ ưu tiên",
  chooseGroup: "Mời chọn nhóm ưu tiên của quý ông/bà",
  back: "Quay lại",
  asking: "Đang lấy số…",
  yourNumber: "Số của quý ông/bà",
  ahead: (n: number) => (n === 0 ? "Chưa có ai chờ trước" : `Trước quý ông/bà có ${n} người`),
  wait: (range: string) => `Chờ ${range}`,
  noCounter: "Quầy chưa mở, xin ngồi chờ thông báo",
  takePaper: "Mời lấy phiếu ở khe in bên dưới",
  ifNone: "Nếu phiếu không ra, xin nhớ số này.",
  missed: "Phiếu không in ra được.",
  missedRemedy:
    "Số này vẫn được gọi: xin nhớ hoặc chụp lại, hay quét mã. Cần phiếu giấy, mời hỏi quầy hướng dẫn.",
  noPaper: "Không có phiếu giấy. Xin nhớ số này hoặc quét mã để theo dõi trên điện thoại.",
  qr: "Mã QR mở trang theo dõi phiếu",
  finished: "Xong",
  closesIn: (seconds: number) => `Màn hình tự đóng sau ${seconds} giây`,
  paperTrouble: (what: string) => `${what}. Vẫn lấy được số: số hiện trên màn hình này.`,
  away: "Mời đến quầy hướng dẫn",
  awayWhy: "Máy lấy số tạm mất kết nối. Cán bộ ở quầy hướng dẫn sẽ cấp số cho quý ông/bà.",
  waitingNumber: (number: string) =>
    `Kỹ thuật: ở trang Nhận thiết bị, chọn vị trí rồi chọn số ${number.slice(0, 4)} ${number.slice(4)}.`,
  putOut: "Hộp này đã bị ngắt khỏi vị trí.",
  putOutAlone: "Kỹ thuật: tháo hộp ra, hoặc giao lại vị trí cho nó ở trang Nhận thiết bị.",
  closed: { "not-yet": "Chưa đến giờ nhận số", over: "Đã hết giờ nhận số" },
  hours: (ranges: string) => `Giờ làm việc hôm nay: ${ranges}.`,
  hoursUnknown: "Xin xem giờ làm việc ở bảng thông báo.",
  and: " và ",
  loading: "Đang mở màn hình lấy số…",
};

export type KioskPhrases = typeof vi;
