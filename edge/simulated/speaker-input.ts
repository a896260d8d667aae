/** What the speaker learns from the bytes that it is sent. */
export type SpeakerInput = {
  /** A header was read and its first samples may sound. */
  started(sound: { readonly sampleHz: number; readonly bytes: number }): void;
  /** All samples of the last started sound are here. */
  complete(file: Uint8Array): void;
};

const chunkHeaderBytes = 8;
const riffHeaderBytes = 12;
/** A minute of sound: longer than any announcement, and a limit to what a mad header can ask. */
const soundMaxBytes = 60 * 32_000;

/**
 * Reads WAV files from a stream of bytes in pieces of any size: 16-bit mono PCM only. What is no
 * WAV is passed over up to the next header.
 */
export function readStream(input: SpeakerInput) {
  let buffer = Buffer.alloc(0);
  /** Bytes of the whole file once its header is understood. */
  let fileBytes: number | undefined;

  const step = (): boolean => {
    if (fileBytes === undefined) {
      const header = understand(buffer);
      if (header === "more") return false;
      if (header === "noise") {
        // The next header may begin at any R, also at one whose rest is still on its way.
        const next = buffer.indexOf("R", 1, "latin1");
        buffer = next < 0 ? Buffer.alloc(0) : buffer.subarray(next);
        return buffer.length > 0;
      }
      fileBytes = header.fileBytes;
      input.started({ sampleHz: header.sampleHz, bytes: header.dataBytes });
    }
    if (buffer.length < fileBytes) return false;
    const file = buffer.subarray(0, fileBytes);
    buffer = buffer.subarray(fileBytes);
    fileBytes = undefined;
    input.complete(file);
    return buffer.length > 0;
  };

  return {
    push: (bytes: Uint8Array) => {
      buffer = Buffer.concat([buffer, bytes]);
      while (step());
    },
    /** Part of a file is here and its rest is not. */
    half: () => buffer.length > 0,
    /** What was half received is forgotten. */
    forget: () => {
      buffer = Buffer.alloc(0);
      fileBytes = undefined;
    },
  };
}

type Header = {
  readonly fileBytes: number;
  readonly dataBytes: number;
  readonly sampleHz: number;
};

/** Walks the chunks up to the samples. */
function understand(buffer: Buffer): Header | "more" | "noise" {
  const magic = buffer.toString("latin1", 0, 4);
  if (!"RIFF".startsWith(magic)) return "noise";
  if (buffer.length < riffHeaderBytes) return "more";
  if (buffer.toString("latin1", 8, 12) !== "WAVE") return "noise";
  let sampleHz: number | undefined;
  let at = riffHeaderBytes;
  while (at + chunkHeaderBytes <= buffer.length) {
    const name = buffer.toString("latin1", at, at + 4);
    const length = buffer.readUInt32LE(at + 4);
    if (length > soundMaxBytes) return "noise";
    const body = at + chunkHeaderBytes;
    if (name === "data") {
      if (sampleHz === undefined) return "noise";
      return { fileBytes: body + length, dataBytes: length, sampleHz };
    }
    if (name === "fmt ") {
      if (length < 16) return "noise";
      if (buffer.length < body + 16) return "more";
      const plain = buffer.subarray(body, body + 4).equals(Buffer.from([1, 0, 1, 0]));
      if (!plain || buffer.readUInt16LE(body + 14) !== 16) return "noise";
      sampleHz = buffer.readUInt32LE(body + 4);
    }
    at = body + length + (length % 2);
  }
  return "more";
}
