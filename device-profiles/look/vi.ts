/** Words that several pages share; this dictionary says which keys there are. */
export const vi = {
  language: "Ngôn ngữ",
  rating: {
    title: "Đánh giá",
    scores: { 4: "Rất hài lòng", 3: "Hài lòng", 2: "Bình thường", 1: "Không hài lòng" },
    open: "Xin mời đánh giá",
    closed: "Chờ phục vụ xong",
    thanks: "Cảm ơn!",
  },
  digits: (label: string) => (label.trim() === "" ? "Bảng số đang tắt" : `Bảng số: ${label}`),
  keypads: { call: "Bàn phím gọi số", kiosk: "Bàn phím lấy số" },
  speaker: { playing: "Loa đang nói", quiet: "Loa đang im" },
  slip: (n: number) => `Phiếu số thứ tự in ra, tờ ${n}`,
  health: {
    ok: "Hoạt động tốt",
    degraded: (what: string) => `Còn chạy: ${what}`,
    down: (what: string) => what,
    unknown: "Không rõ tình trạng",
    unnamed: "Có lỗi chưa rõ",
  },
  stale: (age: string) => `Mất kết nối. Số liệu đã cũ ${age}; trang tự nối lại.`,
  connecting: "Đang kết nối…",
  neverConnected: "Chưa nối được. Trang đang tự thử lại.",
  seconds: (n: number) => `${n} giây`,
  minutes: (n: number) => `${n} phút`,
  hours: (hours: number, minutes: number) => `${hours} giờ ${minutes} phút`,
  wait: {
    range: (from: number, to: number) => `khoảng ${from}–${to} phút`,
    long: "trên 2 giờ",
    askReception: "xin hỏi quầy hướng dẫn",
    closed: "chưa mở quầy",
  },
  fault: (texts: Texts) => texts.vi,
};

type Texts = {
  readonly [L in "vi" | "en"]: { readonly what: string; readonly remedy: string };
};

/** The dictionary's shape, by which the English one is checked. */
export type LookPhrases = typeof vi;
