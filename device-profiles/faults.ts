/** A fault in both languages: what is wrong and what to do. Shown wherever a device's health is. */
type FaultText = {
  readonly vi: { readonly what: string; readonly remedy: string };
  readonly en: { readonly what: string; readonly remedy: string };
};

const fault = (vi: string, viRemedy: string, en: string, enRemedy: string): FaultText => ({
  vi: { what: vi, remedy: viRemedy },
  en: { what: en, remedy: enRemedy },
});

/** Every health code of a device; the closed list that profiles, drivers and pages share. */
export const faults = {
  "paper-out": fault(
    "Hết giấy",
    "Lắp cuộn giấy mới rồi đóng nắp.",
    "Out of paper",
    "Load a new roll and close the cover.",
  ),
  "paper-low": fault(
    "Sắp hết giấy",
    "Chuẩn bị cuộn giấy mới.",
    "Paper is low",
    "Have a new roll ready.",
  ),
  "cover-open": fault(
    "Nắp máy in đang mở",
    "Đóng nắp máy in.",
    "The cover is open",
    "Close the printer's cover.",
  ),
  "printer-error": fault(
    "Máy in báo lỗi",
    "Tắt máy in, gỡ giấy kẹt, bật lại.",
    "The printer reports an error",
    "Switch it off, clear the paper path, switch it on.",
  ),
  unplugged: fault(
    "Mất kết nối dây",
    "Cắm lại dây và nguồn của thiết bị.",
    "The cable or the power is off",
    "Plug in the device's cable and power.",
  ),
  "port-missing": fault(
    "Không tìm thấy cổng",
    "Kiểm tra dây và dòng port trong office.yaml.",
    "The port does not exist",
    "Check the cable and the device's port in office.yaml.",
  ),
  "port-busy": fault(
    "Cổng đang bị chương trình khác dùng",
    "Tắt chương trình kia.",
    "Another program holds the port",
    "Stop the other program.",
  ),
  "port-forbidden": fault(
    "Chương trình không có quyền mở cổng",
    "Thêm tài khoản chạy chương trình vào nhóm của cổng (dialout, lp, i2c hoặc gpio) rồi khởi động lại máy.",
    "The program may not open the port",
    "Add the program's account to the port's group (dialout, lp, i2c or gpio) and restart the machine.",
  ),
  "port-refused": fault(
    "Thiết bị từ chối kết nối",
    "Kiểm tra địa chỉ và nguồn của thiết bị.",
    "The device refuses the connection",
    "Check its address and power.",
  ),
  "no-reply": fault(
    "Thiết bị không trả lời",
    "Kiểm tra nguồn, dây và địa chỉ.",
    "The device does not answer",
    "Check its power, cable and address.",
  ),
  "write-timeout": fault(
    "Thiết bị không nhận dữ liệu",
    "Tắt rồi bật lại thiết bị.",
    "The device takes no data",
    "Switch it off and on.",
  ),
  "bad-reply": fault(
    "Thiết bị trả lời sai",
    "Kiểm tra loại thiết bị trong office.yaml.",
    "The device's reply makes no sense",
    "Check the device's profile in office.yaml.",
  ),
  "key-stuck": fault(
    "Có phím bị kẹt",
    "Vệ sinh hoặc thay phím.",
    "A key is stuck",
    "Clean or replace the key.",
  ),
  "key-silent": fault(
    "Có phím không nhận",
    "Thử phím đó lần nữa; vẫn không nhận thì vệ sinh hoặc thay phím.",
    "A key gives no sign",
    "Test that key again; if it stays silent, clean or replace it.",
  ),
  "in-use": fault(
    "Thiết bị đang phục vụ công dân",
    "Thử lại khi không có lượt gọi.",
    "The device is serving a citizen",
    "Test it again when nobody is being called.",
  ),
  interrupted: fault(
    "Việc bị ngắt giữa chừng",
    "Làm lại lần nữa.",
    "It was interrupted",
    "Do it once more.",
  ),
  "no-audio": fault(
    "Không có thiết bị âm thanh",
    "Cắm loa hoặc card âm thanh.",
    "There is no sound device",
    "Plug in the speaker or sound card.",
  ),
  "missing-clip": fault(
    "Thiếu đoạn tiếng nói",
    "Cài lại bộ giọng nói.",
    "A voice clip is missing",
    "Install the voice pack again.",
  ),
  muted: fault(
    "Loa đang tắt tiếng",
    "Bật tiếng loa.",
    "The speaker is muted",
    "Turn the sound on.",
  ),
  // Of the board that the device hangs on: what it must not forget cannot be stored.
  "storage-full": fault(
    "Bộ nhớ của hộp đã đầy",
    "Báo kỹ thuật giải phóng dung lượng.",
    "The box's storage is full",
    "Ask a technician to free space.",
  ),
  "storage-read-only": fault(
    "Bộ nhớ của hộp chỉ đọc được",
    "Báo kỹ thuật thay thẻ nhớ.",
    "The box's storage is read-only",
    "Ask a technician to replace the card.",
  ),
  "not-supported": fault(
    "Máy này không hỗ trợ loại kết nối đó",
    "Cài gói còn thiếu hoặc dùng cổng khác.",
    "This machine lacks support for the port",
    "Install the missing package or use another port.",
  ),
} as const satisfies Record<string, FaultText>;

export type FaultCode = keyof typeof faults;

/** Codes of a line that cannot be opened, or is gone: the fault is every device's at its port. */
export const lineCodes: ReadonlySet<string> = new Set<FaultCode>([
  "unplugged",
  "port-missing",
  "port-busy",
  "port-forbidden",
  "port-refused",
]);
