import { BoardConfig, DeviceName } from "@motcua/broker/contract";
import { reader } from "@motcua/device-profiles/document";
import Type, { type Static } from "typebox";

/**
 * What a recording is made of: one JSON object a line. Bytes are base64. A recording can be read
 * with `zcat`; its first line says what it is.
 */

/** The version of this format; a reader refuses a higher one. */
export const recordingVersion = 1;

/** When it happened: since the process started, and by the wall clock, which may be wrong. */
const at = { monoMs: Type.Number(), wallMs: Type.Number() };
const base64 = Type.String({ contentEncoding: "base64" });
const strict = { additionalProperties: false } as const;

/** The first line of a file that was sent or saved. */
const Header = Type.Object({
  recording: Type.Integer({ minimum: 1 }),
  office: Type.String(),
  board: Type.String(),
  /** Version of the program that recorded. */
  fw: Type.String(),
  /** Wall clock when the file was made, ms since 1970. */
  madeAtMs: Type.Number(),
  /** The revision of the configuration in force; 0 before the first. */
  rev: Type.Integer({ minimum: 0 }),
  /** The models in use and their revisions. */
  profiles: Type.Record(Type.String(), Type.Integer()),
});
export type Header = Static<typeof Header>;

/** A process started; monotonic time begins anew. */
const Start = Type.Object({
  ...at,
  start: Type.Object({ board: Type.String(), fw: Type.String() }),
});
/** The configuration in force and the profiles that it names, whole: a replay needs no others. */
const Config = Type.Object({
  ...at,
  config: Type.Object({
    rev: Type.Integer(),
    config: BoardConfig,
    profiles: Type.Array(Type.Unknown()),
  }),
});
/** Bytes to (`out`) or from (`in`) what hangs on a port. */
const LineOut = Type.Object({ ...at, line: Type.String(), out: base64 }, strict);
const LineIn = Type.Object({ ...at, line: Type.String(), in: base64 }, strict);
/**
 * So many bytes of a secret went out, such as the picture of a claim code. Not even their hash is
 * kept: a band of the picture holds so little of the code that it could be guessed from it.
 */
const Withheld = Type.Object(
  { ...at, line: Type.String(), withheld: Type.Integer({ minimum: 1 }) },
  strict,
);
/** A line came up, or went down with this code. */
const LineIs = Type.Object({ ...at, line: Type.String(), is: Type.String() }, strict);
/** A sentence was given to a speaker: instead of its sound, the clips that it is made of. */
const Says = Type.Object({
  ...at,
  device: DeviceName,
  says: Type.Object({ text: Type.String(), clips: Type.Array(Type.String()) }),
});
/** A message to (`out`) or from (`in`) the server, without its secrets. */
const MessageOut = Type.Object({ ...at, topic: Type.String(), out: Type.Unknown() }, strict);
const MessageIn = Type.Object({ ...at, topic: Type.String(), in: Type.Unknown() }, strict);
/** So many pieces came faster than the disk took them. */
const Lost = Type.Object({ ...at, lost: Type.Integer() }, strict);

const Entry = Type.Union([
  Start,
  Config,
  LineOut,
  LineIn,
  Withheld,
  LineIs,
  Says,
  MessageOut,
  MessageIn,
  Lost,
]);
export type Entry = Static<typeof Entry>;

export const readHeader = reader(Header);
export const readEntry = reader(Entry);
