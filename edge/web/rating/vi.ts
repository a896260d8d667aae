/** Words of the touch screen at a counter. */
export const vi = {
  page: (counter: number) => `Đánh giá quầy ${counter}`,
  counter: "Quầy số",
  idle: "Mời quý ông/bà đánh giá sau khi được phục vụ xong",
  question: "Quý ông/bà có hài lòng với lần phục vụ vừa rồi không?",
  once: "Chạm một lần. Không ghi tên, không ghi số phiếu.",
  storing: "Đang ghi…",
  notStored: "Chưa ghi được. Xin chạm lại.",
  thanks: "Cảm ơn quý ông/bà!",
  thanksWhy: "Đánh giá giúp nơi này phục vụ tốt hơn.",
  again: "Chọn lại",
  why: "Điều gì làm quý ông/bà chưa hài lòng?",
  optional: "Không bắt buộc.",
  closesIn: (seconds: number) => `Câu hỏi tự đóng sau ${seconds} giây.`,
  skip: "Bỏ qua",
  away: "Tạm chưa nhận đánh giá",
  awayWhy: "Màn hình đang nối lại. Xin báo cán bộ ở quầy nếu cần.",
  noPage: "Quầy này không có màn hình đánh giá",
  noPageWhy: "Báo kỹ thuật xem lại số quầy ở địa chỉ trang, và mục “rating” của quầy.",
  loading: "Đang mở màn hình đánh giá…",
};

export type RatingPhrases = typeof vi;
