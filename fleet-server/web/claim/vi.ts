/** Words of the page on which a technician gives places to devices. */
export const vi = {
  title: "Nhận thiết bị",
  away: "Chưa đọc được danh sách vị trí.",
  unknown: (board: string) => `Đơn vị không có vị trí ${board}.`,
  all: "Tất cả vị trí",
  choose: "Chọn vị trí để lắp hoặc thay thiết bị.",
  states: {
    vacant: "chưa có thiết bị",
    waiting: "đã có mã, chờ thiết bị",
    claimed: "đang mất kết nối",
    online: "đang nối",
  },
  done: "Vị trí này đã có thiết bị và đang nối.",
  doneAway: "Vị trí này đã có thiết bị; thiết bị đang mất kết nối.",
  machine: (model: string, serial: string) => `${model}, số máy ${serial}`,
  since: (when: string) => `từ ${when}`,
  code: {
    title: "Mã nhận thiết bị",
    make: "Tạo mã",
    again: "Tạo mã khác",
    print: "In mã ra phiếu",
    printed: "Đã gửi tới máy in phiếu.",
    qr: "Mã QR mở trang này trên điện thoại",
    until: (when: string) => `Dùng một lần, đến ${when}.`,
    tries: (n: number) => `Còn được nhập sai ${n} lần.`,
    have: "Có phiếu mã? Nhập 10 ký tự",
    wrong: "Mã chưa đúng, hãy xem lại từng ký tự.",
  },
  waiting: {
    title: "Thiết bị đang chờ",
    none: "Chưa có thiết bị nào. Bật thiết bị mới và nối vào mạng của máy chủ.",
    which: "Chọn số đang hiện trên thiết bị:",
    give: (board: string) => `Giao vị trí ${board} cho thiết bị này`,
    outOf: (board: string, when: string) => `Máy cũ: đã được thay ở ${board}, ${when}`,
    given: "Đã giao. Thiết bị đang nhận cấu hình…",
  },
  swap: {
    act: "Thay thiết bị",
    ask: (board: string) => `Thay thiết bị ở ${board}?`,
    why: "Thiết bị cũ bị ngắt ngay và không vào lại được. Vị trí giữ nguyên cấu hình và số liệu.",
    own:
      "Đây là vị trí của chính hộp đang chạy máy chủ. Nếu ngắt, hộp này thôi in và gọi số; " +
      "nó hiện một số ở trang này để giao lại vị trí bằng một lần chạm.",
    yes: "Ngắt thiết bị cũ",
  },
  history: {
    title: "Thiết bị đã lắp ở đây",
    none: "Chưa có thiết bị nào.",
    span: (from: string, to: string) => `${from} đến ${to}`,
    still: (from: string) => `từ ${from} đến nay`,
  },
  audit: {
    title: "Nhật ký",
    deeds: {
      "code-made": "tạo mã",
      "code-printed": "in mã",
      "wrong-code": "nhập sai mã",
      "code-burnt": "mã bị hủy vì sai 5 lần",
      claimed: "nhận vị trí",
      "given-again": "nhận lại thông tin kết nối",
      connected: "nối lần đầu",
      swapped: "thay thiết bị",
      "taken-over": "tiếp nhận từ bản 0.1",
    },
    who: { "claim-page": "trang này", server: "máy chủ" },
  },
};

export type ClaimPhrases = typeof vi;
