import type { TicketSlip, WaitMinutes, Words } from "@motcua/broker/contract";

/** The fixed words of a slip. */
export const slipWords = {
  number: { vi: "Số thứ tự của quý ông/bà", en: "Your number" },
  ahead: { vi: "Người chờ trước", en: "People ahead" },
  wait: { vi: "Thời gian chờ", en: "Expected wait" },
  closed: { vi: "chưa mở quầy", en: "no counter open yet" },
  long: { vi: "trên 2 giờ", en: "over 2 hours" },
  askReception: { vi: "xin hỏi quầy hướng dẫn", en: "please ask at reception" },
  scan: { vi: "Quét mã để xem lượt của mình", en: "Scan to follow your turn" },
  issued: { vi: "Lấy số lúc", en: "Issued" },
  reprint: { vi: "IN LẠI", en: "Reprint, same number" },
} as const satisfies Record<string, Words>;

/** The fixed words of a paper that is no ticket. */
export const noteWords = {
  noTicket: { vi: "KHÔNG PHẢI SỐ THỨ TỰ", en: "Not a queue number" },
} as const satisfies Record<string, Words>;

/** A wait from here up, minutes, is not told as a range: so far ahead it promises nothing. */
const longWaitMinutes = 120;

/** The expected wait as a range; no number while no counter is open for the service. */
export function waitText(wait: WaitMinutes): string {
  if (wait === null) return slipWords.closed.vi;
  if (wait.from >= longWaitMinutes) return slipWords.long.vi;
  const range = `${wait.from}–${wait.to} phút`;
  // "0–5 phút" says enough by itself; "khoảng" (about) belongs to a real estimate.
  return wait.from === 0 ? range : `khoảng ${range}`;
}

/** What stands small under the wait: the English of words, and whom to ask about a long one. */
export function waitNotes(wait: WaitMinutes): string[] {
  if (wait === null) return [slipWords.closed.en];
  if (wait.from < longWaitMinutes) return [];
  const { askReception, long } = slipWords;
  return [askReception.vi, `${long.en}, ${askReception.en}`];
}

export function aheadText(ahead: number): string {
  return `${ahead} người`;
}

const clockFace = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Ho_Chi_Minh",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** dd/MM/yyyy HH:mm in Asia/Ho_Chi_Minh, whatever the board's own zone is. */
export function issuedText(slip: Pick<TicketSlip, "issuedAt">): string {
  const part = new Map(clockFace.formatToParts(slip.issuedAt).map((p) => [p.type, p.value]));
  const of = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? "";
  return `${of("day")}/${of("month")}/${of("year")} ${of("hour")}:${of("minute")}`;
}
