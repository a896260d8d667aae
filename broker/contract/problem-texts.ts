import type { Words } from "./vocabulary.ts";

/** A refusal in words: what happened, what to do, and whether the same request may work later. */
export type ProblemText = {
  readonly message: Words;
  readonly remedy: Words;
  readonly retry: "never" | "later";
};

const text = (
  vi: string,
  en: string,
  remedyVi: string,
  remedyEn: string,
  retry: "never" | "later" = "never",
): ProblemText => ({ message: { vi, en }, remedy: { vi: remedyVi, en: remedyEn }, retry });

/**
 * Every refusal that a person can meet, by code. This file imports nothing at run time, so that a
 * page can show a refusal in words without carrying the schemas.
 */
export const problems = {
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
  "board-offline": text(
    "Hộp điều khiển đang mất kết nối",
    "The board is not connected",
    "Kiểm tra nguồn và dây mạng của hộp, rồi làm lại.",
    "Check the board's power and network cable, then try again.",
    "later",
  ),
  "unknown-device": text(
    "Hộp này không có thiết bị đó",
    "The board has no such device",
    "Chọn một thiết bị có trong office.yaml.",
    "Choose a device of office.yaml.",
  ),
  "unknown-act": text(
    "Không còn việc này",
    "There is no such act any more",
    "Làm lại từ trang kỹ thuật.",
    "Start it again on the technician's page.",
  ),
  "no-recording": text(
    "Chưa có bản ghi nào của hộp này",
    "There is no recording of this board yet",
    "Nối hộp với máy chủ rồi tải lại.",
    "Connect the board to the server, then download again.",
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
  "unknown-board": text(
    "Không có vị trí này",
    "No such position",
    "Chọn một vị trí trong office.yaml.",
    "Choose a position of office.yaml.",
  ),
  "position-claimed": text(
    "Vị trí này đã có thiết bị",
    "The position has a device already",
    "Muốn đổi máy, bấm Thay thiết bị.",
    "To change the machine, press Replace device.",
  ),
  "claim-wrong": text(
    "Mã nhận thiết bị không đúng",
    "The claim code is wrong",
    "Nhập lại mã trên phiếu; sai 5 lần thì mã bị hủy.",
    "Type the code on the slip again; 5 wrong tries burn it.",
  ),
  "claim-expired": text(
    "Mã nhận thiết bị đã quá 7 ngày",
    "The claim code is older than 7 days",
    "Tạo mã mới trên trang Nhận thiết bị.",
    "Make a new code on the claim page.",
  ),
  "claim-burnt": text(
    "Mã nhận thiết bị đã bị hủy vì nhập sai 5 lần",
    "The claim code was burnt by 5 wrong tries",
    "Tạo mã mới trên trang Nhận thiết bị.",
    "Make a new code on the claim page.",
  ),
  "claim-used": text(
    "Mã nhận thiết bị đã được dùng",
    "The claim code has been used",
    "Bấm Thay thiết bị để có mã mới.",
    "Press Replace device to get a new code.",
  ),
  "no-claim": text(
    "Vị trí này chưa có mã nhận thiết bị",
    "The position has no claim code",
    "Tạo mã trên trang Nhận thiết bị.",
    "Make a code on the claim page.",
  ),
  "too-many-tries": text(
    "Có quá nhiều lần nhập mã trong một phút",
    "Too many codes were tried within a minute",
    "Đợi một phút rồi thử lại.",
    "Wait a minute, then try again.",
    "later",
  ),
  "too-many-waiting": text(
    "Có quá nhiều thiết bị đang chờ",
    "Too many devices are waiting",
    "Nhận bớt thiết bị trong danh sách, hoặc tắt bớt.",
    "Give places to those in the list, or switch some off.",
    "later",
  ),
  "unknown-number": text(
    "Thiết bị có số này không còn chờ",
    "No device with this number waits any more",
    "Xem lại số trên thiết bị.",
    "Look at the number on the device again.",
  ),
  "foreign-page": text(
    "Yêu cầu đến từ một trang khác",
    "The request comes from another site",
    "Mở trang Nhận thiết bị của chính máy chủ này.",
    "Open this server's own claim page.",
  ),
  "unknown-measure": text(
    "Không có số đo này",
    "There is no such measure",
    "Mở trang số đo từ danh sách thiết bị.",
    "Open the page of measures from the list of devices.",
  ),
  "unknown-alarm": text(
    "Cảnh báo này đã kết thúc",
    "This alarm has ended",
    "Xem lại danh sách cảnh báo.",
    "Look at the list of alarms again.",
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

/** The code of a refusal; stable for ever, so that a program and a help page can rely on it. */
export type ProblemCode = keyof typeof problems;
