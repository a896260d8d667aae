import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { Clock } from "@motcua/broker/ports";
import type { RecordingFile } from "./recording-file.ts";

/** 64 MiB at 10 Mbit/s take 54 s; a line slower than that is told as `no-reply`, ms. */
const sendWithinMs = 120_000;

/** Sends the file to the office's server, which asks for the board's own credential. */
export async function sendRecording(options: {
  readonly file: RecordingFile;
  readonly serverUrl: string;
  readonly board: string;
  readonly secret: string;
  readonly clock: Clock;
  /** Given up: the board stops. */
  readonly signal: AbortSignal;
  /** The system's own, or a test's. */
  readonly send: typeof fetch;
}): Promise<{ readonly status: "done" } | { readonly status: "failed"; readonly code: string }> {
  const { file, serverUrl, board, secret, clock, signal, send } = options;
  const late = new AbortController();
  const cancel = clock.after(sendWithinMs, () => late.abort());
  try {
    const reply = await send(new URL(`/v1/boards/${board}/recording`, serverUrl), {
      method: "PUT",
      headers: {
        authorization: `Basic ${Buffer.from(`${board}:${secret}`).toString("base64")}`,
        "content-type": "application/gzip",
      },
      body: Readable.toWeb(Readable.from(file.read())) as ReadableStream,
      duplex: "half",
      redirect: "error",
      signal: AbortSignal.any([signal, late.signal]),
    });
    await reply.body?.cancel();
    return reply.ok ? { status: "done" } : { status: "failed", code: "bad-reply" };
  } catch {
    // Refused, cut off or too late: the person tries again, and the recording is still there.
    return { status: "failed", code: "no-reply" };
  } finally {
    cancel();
  }
}
