import { createReadStream } from "node:fs";
import { type Header, recordingVersion } from "./entry.ts";
import { packMember } from "./member.ts";
import type { Ring } from "./ring.ts";

/** A file as it can be sent: gzip, of a length that is known before. */
export type RecordingFile = { readonly bytes: number; read(): AsyncIterable<Uint8Array> };

/** The header and then the segments as they are on the disk: nothing is packed again. */
export async function recordingFile(
  ring: Ring | undefined,
  header: Omit<Header, "recording">,
): Promise<RecordingFile> {
  const first = await packMember(`${JSON.stringify({ recording: recordingVersion, ...header })}\n`);
  // As they are now: what is recorded while the file is read is not in it.
  const segments = (ring?.segments() ?? []).map(({ path, bytes }) => ({ path, bytes }));
  const bytes = segments.reduce((sum, segment) => sum + segment.bytes, first.length);
  return {
    bytes,
    read: async function* () {
      yield first;
      for (const { path, bytes: length } of segments) {
        if (length > 0) yield* createReadStream(path, { end: length - 1 });
      }
    },
  };
}
