import { type ProblemText, text } from "./problem-text.ts";

/** Refusals of whoever mounts, claims, tests and watches boards and devices. */
export const deviceProblems = {
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
    "Mở trang này từ chính máy chủ.",
    "Open the page of this server itself.",
  ),
  "foreign-host": text(
    "Địa chỉ này không phải của máy chủ",
    "This is not an address of the server",
    "Mở bằng 127.0.0.1, hoặc đặt PUBLIC_URL đúng địa chỉ đang dùng.",
    "Open it by 127.0.0.1, or set PUBLIC_URL to the address that you use.",
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
} as const satisfies Record<string, ProblemText>;
