import { createReplyReader, type Reply } from "../drivers/escpos-status.ts";
import { commandLength } from "../simulated/ticket-printer-commands.ts";
import { joinWords, type Meaning, type Piece } from "./meaning.ts";

type Said = NonNullable<Meaning>;

const asks: Readonly<Record<number, Said>> = {
  1: { vi: "hỏi máy in có sẵn sàng không", en: "asks whether the printer is ready" },
  2: { vi: "hỏi vì sao máy in dừng", en: "asks why the printer stopped" },
  4: { vi: "hỏi còn giấy không", en: "asks for the paper" },
};

/** ESC/POS to a printer: one of our commands or several; and its answers. */
export function escposMeans({ direction, bytes }: Piece, asked: Uint8Array | undefined): Meaning {
  if (direction === "in") return joinWords(answers(bytes, asked));
  if (bytes.every((byte) => byte === 0)) {
    return { vi: "phần còn lại của ảnh dở", en: "the rest of a broken image" };
  }
  const said: Said[] = [];
  for (let at = 0; at < bytes.length; ) {
    const command = bytes.subarray(at, at + (commandLength([...bytes.subarray(at, at + 16)]) ?? 1));
    const one = commandMeans(command);
    if (one !== undefined) said.push(one);
    at += command.length;
  }
  return joinWords(said);
}

function commandMeans(command: Uint8Array): Said | undefined {
  const [first = 0, kind = 0, n = 0, , xl = 0, xh = 0, yl = 0, yh = 0] = command;
  switch ((first << 8) | kind) {
    case 0x1b40:
      return { vi: "khởi tạo", en: "initialise" };
    case 0x1b61:
      return { vi: n === 1 ? "canh giữa" : "canh trái", en: n === 1 ? "centre" : "align left" };
    case 0x1b4a:
      return { vi: `đẩy giấy ${n} dòng điểm`, en: n === 1 ? "feed 1 row" : `feed ${n} rows` };
    case 0x1d76: {
      const size = `${8 * (xl + 256 * xh)}×${yl + 256 * yh}`;
      return { vi: `dải ảnh ${size} điểm`, en: `image band of ${size} dots` };
    }
    case 0x1d56:
      return { vi: "cắt giấy", en: "cut" };
    case 0x1d28: {
      const job = command.subarray(7, 11).reduce((sum, digit) => sum * 16 + (digit & 15), 0);
      return { vi: `xin xác nhận phiếu số ${job}`, en: `asks for proof of slip ${job}` };
    }
    case 0x1d72:
      return { vi: "hỏi đã in xong chưa", en: "asks whether all is printed" };
    case 0x1004:
      return asks[n];
    case 0x1014:
      return { vi: "xóa bộ đệm", en: "clear the buffer" };
    default:
      return undefined;
  }
}

function answers(bytes: Uint8Array, asked: Uint8Array | undefined): Said[] {
  const question = asked?.[0] === 0x10 && asked[1] === 0x04 ? asked[2] : undefined;
  return createReplyReader()
    .read(bytes)
    .map((reply) => replyMeans(reply, question));
}

function replyMeans(reply: Reply, question: number | undefined): Said {
  switch (reply.kind) {
    case "status":
      return statusMeans(reply.byte, question);
    case "process-id":
      return { vi: `đã in xong phiếu số ${reply.job}`, en: `slip ${reply.job} is printed` };
    case "cleared":
      return { vi: "bộ đệm đã trống", en: "the buffer is empty" };
    case "stream-status":
      return paper({ out: reply.paper === "out", low: reply.paper === "low" });
  }
}

/** The bits of each answer to DLE EOT n, as `escpos-status.ts` reads them. */
function statusMeans(byte: number, question: number | undefined): Said {
  if (question === 1) {
    const offline = (byte & 0x08) !== 0;
    return offline ? { vi: "máy in đang dừng", en: "offline" } : { vi: "sẵn sàng", en: "ready" };
  }
  if (question === 2) {
    if ((byte & 0x04) !== 0) return { vi: "nắp đang mở", en: "the cover is open" };
    if ((byte & 0x20) !== 0) return { vi: "hết giấy", en: "out of paper" };
    if ((byte & 0x40) !== 0) return { vi: "máy in báo lỗi", en: "printer error" };
    return { vi: "không có lý do dừng", en: "no reason to stop" };
  }
  if (question === 4) return paper({ out: (byte & 0x60) !== 0, low: (byte & 0x0c) !== 0 });
  return { vi: "trả lời trạng thái", en: "a status answer" };
}

function paper({ out, low }: { readonly out: boolean; readonly low: boolean }): Said {
  if (out) return { vi: "hết giấy", en: "out of paper" };
  return low
    ? { vi: "sắp hết giấy", en: "paper is low" }
    : { vi: "còn giấy", en: "paper is there" };
}
