import { deviceProblems } from "./device-problems.ts";
import { type ProblemText, text } from "./problem-text.ts";
import type { Words } from "./vocabulary.ts";

export type { ProblemText } from "./problem-text.ts";

/**
 * Every refusal that a person can meet, by code. These files import no schema at run time, so
 * that a page can show a refusal in words without carrying them.
 */
export const problems = {
  ...deviceProblems,
  "nobody-waiting": text(
    "Không có ai đang chờ",
    "Nobody is waiting",
    "Đợi công dân lấy số.",
    "Wait until a citizen takes a number.",
    "later",
  ),
  "counter-closed": text(
    "Quầy chưa mở",
    "The counter is closed",
    "Chọn cán bộ trực quầy rồi gọi.",
    "Choose who sits at the counter, then call.",
  ),
  "counter-busy": text(
    "Quầy đang phục vụ một phiếu",
    "The counter already has a ticket",
    "Bấm Xong, Vắng mặt hoặc Chuyển trước.",
    "Press finish, no-show or transfer first.",
  ),
  "no-current-ticket": text(
    "Quầy chưa gọi phiếu nào",
    "The counter has no ticket",
    "Bấm Gọi tiếp.",
    "Press next.",
  ),
  "too-soon": text(
    "Chưa gọi đủ số lần để báo vắng",
    "Too few calls for a no-show",
    "Gọi lại thêm một lần, cách ít nhất 15 giây.",
    "Call once more, at least 15 seconds later.",
    "later",
  ),
  "nothing-to-undo": text(
    "Không còn lượt gọi nào hủy được",
    "No call can be undone",
    "Chỉ hủy được trong 10 giây sau khi gọi.",
    "A call can be undone for 10 seconds.",
  ),
  "unknown-service": text(
    "Không có lĩnh vực này",
    "No such service",
    "Chọn một lĩnh vực trong danh sách.",
    "Choose a service from the list.",
  ),
  "unknown-class": text(
    "Không có đối tượng này",
    "No such class",
    "Chọn một đối tượng trong danh sách.",
    "Choose a class from the list.",
  ),
  "unknown-counter": text(
    "Không có quầy này",
    "No such counter",
    "Chọn một quầy trong danh sách.",
    "Choose a counter from the list.",
  ),
  "unknown-person": text(
    "Không có cán bộ này",
    "No such person",
    "Chọn tên trong danh sách hoặc bấm đúng mã.",
    "Choose a name from the list or key the right code.",
  ),
  "unknown-ticket": text(
    "Không tìm thấy phiếu",
    "No such ticket",
    "Kiểm tra số phiếu của hôm nay.",
    "Check today's number.",
  ),
  "wrong-state": text(
    "Phiếu không còn ở trạng thái đó",
    "The ticket is no longer in that state",
    "Tải lại danh sách rồi chọn lại.",
    "Look at the list again and choose anew.",
  ),
  "same-service": text(
    "Phiếu đã thuộc lĩnh vực này",
    "The ticket is already for this service",
    "Chọn lĩnh vực khác.",
    "Choose another service.",
  ),
  "series-full": text(
    "Đã phát hết 999 số của lĩnh vực",
    "All 999 numbers of the service are given",
    "Hướng dẫn công dân sang lĩnh vực khác hoặc hẹn ngày mai.",
    "Offer another service or another day.",
  ),
  "day-not-open": text(
    "Chưa mở ngày làm việc",
    "The business day is not open",
    "Mở ngày làm việc trên trang quầy.",
    "Open the business day on the staff page.",
    "later",
  ),
  "day-already-open": text(
    "Ngày làm việc đã mở",
    "The business day is already open",
    "Không cần làm gì.",
    "Nothing needs doing.",
  ),
  "paper-out": text(
    "Máy in hết giấy",
    "The printer is out of paper",
    "Lắp cuộn giấy mới.",
    "Load a new roll.",
    "later",
  ),
  "no-printer": text(
    "Không có máy in cho phiếu này",
    "There is no printer for this ticket",
    "Kiểm tra máy in trong office.yaml.",
    "Check the printer in office.yaml.",
  ),
  "board-away": text(
    "Hộp của máy in đang mất kết nối",
    "The printer's board is not connected",
    "Cấp số không in, hoặc kiểm tra nguồn và dây của hộp.",
    "Give a number without paper, or check the board's power and cable.",
    "later",
  ),
  "rating-closed": text(
    "Đã hết thời gian đánh giá",
    "The rating window is closed",
    "Đánh giá mở 60 giây sau khi phục vụ xong.",
    "Ratings are open for 60 seconds after service.",
  ),
  "unknown-day": text(
    "Không có ngày làm việc này",
    "No such business day",
    "Chọn một ngày mà đơn vị đã mở.",
    "Choose a day on which the office was open.",
  ),
  "unknown-summary": text(
    "Không có bản tổng hợp này",
    "No such day summary",
    "Xem lại danh sách bản tổng hợp.",
    "Look at the list of summaries.",
  ),
  "not-refused": text(
    "Bản tổng hợp không nằm trong danh sách bị từ chối",
    "The summary is not among the refused ones",
    "Không cần làm gì: bản đang chờ sẽ tự được gửi.",
    "Nothing needs doing: what waits is sent by itself.",
  ),
  "server-away": text(
    "Mất kết nối với máy chủ",
    "The server is away",
    "Mời đến quầy hướng dẫn.",
    "Please ask at the information desk.",
    "later",
  ),
  expired: text("Yêu cầu đã quá hạn", "The request is too old", "Bấm lại.", "Press again."),
  "stale-session": text(
    "Yêu cầu thuộc về kết nối cũ",
    "The request belongs to an old connection",
    "Bấm lại.",
    "Press again.",
  ),
  "bad-request": text(
    "Yêu cầu không hợp lệ",
    "The request is not valid",
    "Sửa trường được nêu tên.",
    "Correct the field that is named.",
  ),
  "key-reused": text(
    "Khóa Idempotency-Key đã dùng cho yêu cầu khác",
    "The Idempotency-Key was used for another request",
    "Dùng khóa mới.",
    "Use a new key.",
  ),
  "storage-full": text(
    "Bộ nhớ của hộp đã đầy",
    "The box's storage is full",
    "Báo kỹ thuật giải phóng dung lượng.",
    "Ask a technician to free space.",
    "later",
  ),
  "storage-read-only": text(
    "Bộ nhớ của hộp chỉ đọc được",
    "The box's storage is read-only",
    "Báo kỹ thuật thay thẻ nhớ.",
    "Ask a technician to replace the card.",
    "later",
  ),
} as const satisfies Record<string, ProblemText>;

/** A refusal in a page's language; a code of a later release is shown as it is. */
export function problemWords(
  code: string,
  language: keyof Words,
): { readonly message: string; readonly remedy: string } {
  if (!isKnown(code)) return { message: code, remedy: "" };
  const { message, remedy } = problems[code];
  return { message: message[language], remedy: remedy[language] };
}

function isKnown(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}

/** The code of a refusal; stable for ever, so that a program and a help page can rely on it. */
export type ProblemCode = keyof typeof problems;
