/** Words of the reception page. */
export const vi = {
  title: "Quầy hướng dẫn",
  issue: {
    title: "Cấp số",
    service: "Lĩnh vực",
    class: "Đối tượng",
    paper: "Phiếu giấy",
    withPaper: "In phiếu",
    withoutPaper: "Không in",
    give: "Cấp số",
    given: (label: string) => `Đã cấp số ${label}`,
    ahead: (n: number) => (n === 0 ? "chưa có ai chờ trước" : `trước có ${n} người`),
    wait: (range: string) => `chờ ${range}`,
    follow: "Mở trang theo dõi phiếu",
    slip: {
      printing: "Đang in phiếu…",
      printed: "✓ Đã in phiếu.",
      unproved: "Đã gửi in; máy in không báo lại. Xem phiếu đã ra chưa.",
      stuck: (what: string, remedy: string) => `Phiếu chưa in được: ${what}. ${remedy}`,
      failed: (what: string, remedy: string) =>
        `Phiếu chưa in được: ${what}. ${remedy} Sau đó bấm “In lại”, hoặc đọc số cho người dân.`,
    },
    printer: {
      down: (what: string, remedy: string) =>
        `Máy in chưa in được: ${what}. ${remedy} Vẫn cấp được số.`,
      away: "Chưa liên lạc được với máy in: chọn “Không in” để cấp số.",
    },
    dayFirst: "Mở ngày làm việc trước khi cấp số.",
  },
  day: {
    title: "Ngày làm việc",
    open: "Mở ngày làm việc",
    close: "Đóng ngày làm việc",
    closeAsk: (day: string) => `Đóng ngày ${day}?`,
    closeWhy: (n: number) =>
      n === 0
        ? "Không còn ai chờ. Sau khi đóng, tổng kết ngày được gửi đi."
        : `Còn ${n} người chờ; số của họ sẽ hết hiệu lực. Sau khi đóng, tổng kết ngày được gửi đi.`,
    closeYes: "Đóng ngày",
  },
  slips: {
    title: (n: number) => `Phiếu cần xem (${n})`,
    none: "Không có phiếu nào cần xem.",
    reprint: "In lại",
    reprintOf: (label: string) => `In lại phiếu ${label}`,
    void: "Hủy phiếu",
    voidOf: (label: string) => `Hủy phiếu ${label}`,
    voidAsk: (label: string) => `Hủy phiếu ${label}?`,
    voidWhy: "Số này sẽ không được gọi nữa.",
  },
  tickets: {
    title: (n: number) => `Phiếu hôm nay (${n})`,
    none: "Hôm nay chưa có phiếu nào.",
    away: "Chưa đọc được danh sách phiếu.",
    columns: {
      label: "Số",
      service: "Lĩnh vực",
      class: "Đối tượng",
      time: "Lấy số",
      state: "Trạng thái",
      slip: "Phiếu",
      acts: "Thao tác",
    },
    notPrinted: "chưa in được",
    atCounter: (n: number) => `quầy ${n}`,
  },
  forwarding: {
    title: (n: number) => (n === 0 ? "Số liệu gửi đi" : `Số liệu gửi đi (${n} cần xem)`),
    noReceiver: "office.yaml chưa ghi nơi nhận: tổng kết được giữ lại, chờ gửi.",
    receiver: (url: string) => `Nơi nhận: ${url}`,
    again: (time: string) => `Thử lại sau ${time}.`,
    away: {
      unreachable: (since: string) => `Hệ thống nhận đang không trả lời từ ${since}.`,
      timeout: (since: string) => `Hệ thống nhận đang không trả lời từ ${since}.`,
      busy: (since: string) => `Hệ thống nhận báo lỗi hoặc bận từ ${since}.`,
      redirect: (since: string) =>
        `Từ ${since}, địa chỉ nhận chỉ sang nơi khác nên chưa gửi được. Nhờ kỹ thuật xem lại office.yaml.`,
      "not-the-receiver": (since: string) =>
        `Từ ${since}, nơi trả lời không phải hệ thống nhận. Nhờ kỹ thuật xem lại đường mạng.`,
      "not-signed": (since: string) =>
        `Từ ${since} chưa ký được số liệu. Nhờ kỹ thuật xem lại thư mục dữ liệu.`,
      "folder-missing": (since: string) => `Không thấy thư mục nhận từ ${since}.`,
      "folder-full": (since: string) => `Thư mục nhận hết chỗ từ ${since}.`,
      "folder-closed": (since: string) => `Thư mục nhận không cho ghi từ ${since}.`,
      "folder-fault": (since: string) => `Chưa ghi được vào thư mục nhận từ ${since}.`,
    },
    none: "Chưa có tổng kết ngày nào.",
    unread: "Chưa đọc được danh sách.",
    columns: { day: "Ngày", state: "Trạng thái", tries: "Số lần thử", last: "Lần cuối" },
    revision: (n: number) => `bản ${n}`,
    waiting: "đang chờ gửi",
    refused: "bị từ chối",
    sent: "đã nhận",
    status: (status: number) => `trả lời ${status}`,
    said: (words: string) => `Hệ thống nhận nói: ${words}`,
    tryNow: "Thử gửi ngay",
    resend: "Gửi lại",
    resendOf: (day: string, revision: number) => `Gửi lại tổng kết ngày ${day}, bản ${revision}`,
  },
};

export type ReceptionPhrases = typeof vi;
