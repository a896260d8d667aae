import { controlByte, createLedFrameReader, type FrameForm } from "../drivers/read-led-frame.ts";
import { joinWords, type Meaning, type Piece } from "./meaning.ts";

/** Frames to ASCII displays, and what they answer. */
export function ledMeans({ direction, bytes }: Piece, form: FrameForm): Meaning {
  if (direction === "in") return answerMeans(bytes, form);
  const hasAddress = form.frame.includes("{address}");
  return joinWords(
    createLedFrameReader(form)
      .read(bytes)
      .map(({ address, text }) => {
        const [vi, en] = hasAddress ? [`bảng ${address}: `, `display ${address}: `] : ["", ""];
        return { vi: `${vi}hiện “${text}”`, en: `${en}show “${text}”` };
      }),
  );
}

function answerMeans(bytes: Uint8Array, { reply }: FrameForm): Meaning {
  if (reply === undefined) return null;
  if (bytes.includes(controlByte(reply.accept))) return { vi: "đã nhận", en: "accepted" };
  if (bytes.includes(controlByte(reply.refuse))) return { vi: "từ chối: sai", en: "refused" };
  return null;
}
