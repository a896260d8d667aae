import { type Note, showClaimCode } from "@motcua/broker/contract";
import type { NewClaim } from "./people.ts";

/** The slip that a technician takes to the new board: its place, the code, and the code as a QR. */
export function claimNote({ board, code, link }: Pick<NewClaim, "board" | "code" | "link">): Note {
  return {
    title: { vi: "Nhận thiết bị", en: "Claim a board" },
    lines: [
      { vi: `Vị trí: ${board}`, en: `Position: ${board}` },
      { vi: "Quét mã QR bằng điện thoại", en: "Scan the QR code with a phone" },
      { vi: "hoặc nhập mã ở trang Nhận thiết bị,", en: "or type the code on the claim page," },
      {
        vi: `hoặc bật hộp mới với --claim ${board}/MÃ.`,
        en: `or start the board with --claim ${board}/CODE.`,
      },
      { vi: "Dùng một lần, trong 7 ngày.", en: "Good once, within 7 days." },
    ],
    code: showClaimCode(code),
    qr: link,
  };
}
