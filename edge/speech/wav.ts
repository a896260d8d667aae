/**
 * WAV as the voice pack uses it: 16-bit mono PCM, little-endian. Written here and not taken from
 * a library: one format needs these few lines, while `wavefile`, the usual one, knows two dozen,
 * turns every sample into a number, and has had no release since 2020.
 */
export type Sound = { readonly sampleHz: number; readonly pcm: Uint8Array };

const headerBytes = 44;
const bytesPerSample = 2;

/** Reads a WAV file; undefined when it is damaged or not 16-bit mono PCM. */
export function readWav(file: Uint8Array): Sound | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (name(bytes, 0) !== "RIFF" || name(bytes, 8) !== "WAVE") return undefined;
  let sampleHz: number | undefined;
  let at = 12;
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32LE(at + 4);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (body.length < length) return undefined;
    if (name(bytes, at) === "fmt ") sampleHz = monoPcmHz(body);
    if (name(bytes, at) === "data") {
      return sampleHz === undefined ? undefined : { sampleHz, pcm: body };
    }
    // Chunks are padded to an even length.
    at += 8 + length + (length % 2);
  }
  return undefined;
}

/** Makes a WAV file with the shortest header. */
export function writeWav({ sampleHz, pcm }: Sound): Uint8Array {
  const header = Buffer.alloc(headerBytes);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(headerBytes - 8 + pcm.length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // mono
  header.writeUInt32LE(sampleHz, 24);
  header.writeUInt32LE(sampleHz * bytesPerSample, 28);
  header.writeUInt16LE(bytesPerSample, 32);
  header.writeUInt16LE(8 * bytesPerSample, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(pcm.length, 40);
  return Buffer.concat([header, pcm]);
}

/** How long it sounds, ms. */
export function lengthMs({ sampleHz, pcm }: Sound): number {
  return (pcm.length / bytesPerSample / sampleHz) * 1000;
}

function monoPcmHz(format: Buffer): number | undefined {
  if (format.length < 16) return undefined;
  const mono16BitPcm =
    format.readUInt16LE(0) === 1 && format.readUInt16LE(2) === 1 && format.readUInt16LE(14) === 16;
  return mono16BitPcm ? format.readUInt32LE(4) : undefined;
}

function name(bytes: Buffer, at: number): string {
  return bytes.toString("latin1", at, at + 4);
}
