import Type, { type Static } from "typebox";
import { BoardName, OfficeCode } from "./vocabulary.ts";

/**
 * `<data folder>/credentials/<board>.claim`: what a server writes for the one board that runs on its
 * own machine, so that it is claimed without a person.
 */
export const LocalClaim = Type.Object({
  office: OfficeCode,
  board: BoardName,
  /** Address of the server's pages and API. */
  server: Type.String({ pattern: "^https?://" }),
  /** Address of the broker: a board that has its credential follows it. */
  broker: Type.String({ pattern: "^mqtts?://" }),
  /** A one-time code; null once the board has connected. */
  code: Type.Union([Type.String(), Type.Null()]),
});
export type LocalClaim = Static<typeof LocalClaim>;

/** Ends the name of such a file. */
export const localClaimEnding = ".claim";
