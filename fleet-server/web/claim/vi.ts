/** Words of the page on which a technician gives positions to boards. */
export const vi = {
  title: "Nhận thiết bị",
  away: "Chưa đọc được danh sách vị trí.",
  unknown: (board: string) => `Đơn vị không có vị trí ${board}.`,
  all: "Tất cả vị trí",
  choose: "Chọn vị trí để lắp hoặc thay hộp điều khiển.",
  states: {
    vacant: "chưa có hộp",
    waiting: "đã có mã, chờ hộp",
    claimed: "đang mất kết nối",
    online: "đang nối",
  },
  done: "Vị trí này đã có hộp và đang nối.",
  doneAway: "Vị trí này đã có hộp; hộp đang mất kết nối.",
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
    title: "Hộp đang chờ",
    none: "Chưa có hộp nào. Bật hộp mới và nối vào mạng của máy chủ.",
    which: "Chọn số đang hiện trên hộp:",
    give: (board: string) => `Giao vị trí ${board} cho hộp này`,
    outOf: (board: string, when: string) => `Hộp cũ: đã bị thay ở ${board}, ${when}`,
    given: "Đã giao. Hộp đang nhận cấu hình…",
  },
  swap: {
    act: "Thay thiết bị",
    ask: (board: string) => `Thay hộp ở ${board}?`,
    why:
      "Hộp cũ bị ngắt ngay, và chỉ vào lại được khi có người giao cho nó một vị trí ở trang này. " +
      "Vị trí giữ nguyên cấu hình và số liệu.",
    own:
      "Đây là vị trí của chính hộp đang chạy máy chủ. Nếu ngắt, hộp này thôi in và gọi số; " +
      "nó hiện một số ở trang này để giao lại vị trí bằng một lần chạm.",
    yes: "Ngắt hộp cũ",
  },
  history: {
    title: "Hộp đã lắp ở đây",
    none: "Chưa có hộp nào.",
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
      swapped: "thay hộp",
      "taken-over": "tiếp nhận từ bản 0.1",
    },
    who: { "claim-page": "trang này", server: "máy chủ" },
  },
};

export type ClaimPhrases = typeof vi;
