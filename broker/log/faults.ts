import { rmSync, writeFileSync } from "node:fs";
import type { Words } from "../contract/vocabulary.ts";

/** Why a store cannot be opened or written, in words for the person at the machine. */
const storeFaults = {
  "storage-in-use": {
    message: {
      vi: "Thư mục dữ liệu đang được một tiến trình khác dùng",
      en: "Another process is using this data folder",
    },
    remedy: {
      vi: "Dừng tiến trình kia, hoặc chọn DATA_DIR khác.",
      en: "Stop the other process, or choose another DATA_DIR.",
    },
    retry: "later",
  },
  "storage-read-only": {
    message: { vi: "Không ghi được vào thư mục dữ liệu", en: "The data folder cannot be written" },
    remedy: {
      vi: "Kiểm tra quyền của thư mục và thẻ nhớ, hoặc chọn DATA_DIR khác.",
      en: "Check the folder's permissions and the card, or choose another DATA_DIR.",
    },
    retry: "later",
  },
  "storage-full": {
    message: { vi: "Ổ đĩa đã đầy", en: "The disk is full" },
    remedy: { vi: "Giải phóng dung lượng rồi chạy lại.", en: "Free some space, then start again." },
    retry: "later",
  },
  "storage-corrupt": {
    message: { vi: "Tệp dữ liệu bị hỏng", en: "The data file is damaged" },
    remedy: {
      vi: "Cất tệp đi nơi khác, khôi phục bản sao lưu rồi chạy lại.",
      en: "Move the file aside, restore the backup, then start again.",
    },
    retry: "never",
  },
  "storage-unsafe": {
    message: {
      vi: "Hệ thống tệp này không bảo đảm dữ liệu đã ghi",
      en: "This file system cannot keep what is written",
    },
    remedy: {
      vi: "Đặt DATA_DIR trên ổ đĩa của máy, không dùng ổ đĩa mạng.",
      en: "Put DATA_DIR on a disk of this machine, not on a network share.",
    },
    retry: "never",
  },
} as const satisfies Record<string, StoreFaultText>;

type StoreFaultText = {
  readonly message: Words;
  readonly remedy: Words;
  readonly retry: "never" | "later";
};

export type StoreFaultCode = keyof typeof storeFaults;

/** A store that cannot be used, with what to do about it in both languages. */
export class StoreFault extends Error {
  readonly code: StoreFaultCode;
  /** The data file. */
  readonly path: string;
  readonly words: Words;
  readonly remedy: Words;
  readonly retry: "never" | "later";

  constructor(code: StoreFaultCode, path: string, cause?: unknown) {
    const text = storeFaults[code];
    super(`${text.message.en}: ${path}. ${text.remedy.en}`, { cause });
    this.name = "StoreFault";
    this.code = code;
    this.path = path;
    this.words = text.message;
    this.remedy = text.remedy;
    this.retry = text.retry;
  }
}

/**
 * A write that SQLite refused cleanly: the transaction did not happen and the program can go on.
 * Everything else (an I/O error above all) leaves it open whether the commit is on the disk, so
 * the process must end and replay: `undefined`.
 *
 * A card that the kernel has turned read-only under an open store reports a plain write error, as
 * a dying one does. Given the `store`, the two are told apart by trying to write beside it.
 */
export function storageFault(
  error: unknown,
  store?: { readonly name: string },
): "storage-full" | "storage-read-only" | undefined {
  const code = codeOf(error);
  if (code === "SQLITE_FULL") return "storage-full";
  if (code?.startsWith("SQLITE_READONLY")) return "storage-read-only";
  const rejected = code === "SQLITE_IOERR_WRITE" && store !== undefined && isReadOnly(store.name);
  return rejected ? "storage-read-only" : undefined;
}

/** Whether the file system of this file takes no writes any more. */
function isReadOnly(path: string): boolean {
  const probe = `${path}.probe`;
  try {
    writeFileSync(probe, "");
    rmSync(probe);
    return false;
  } catch (error) {
    return codeOf(error) === "EROFS";
  }
}

/** The code of an error of SQLite or the file system, e.g. `SQLITE_BUSY` or `EROFS`. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
