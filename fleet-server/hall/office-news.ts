import { OfficeCode, Words } from "@motcua/broker/contract";
import Type, { type Static } from "typebox";
import { faultWords } from "../office/fault-words.ts";
import type { OfficeFile } from "../office/office-file.ts";

/** What became of the latest edit of office.yaml, for an office in which nobody reads logs. */
export const OfficeNews = Type.Object({
  /** Why the file is refused, in the order of its lines; none: it is in force. */
  faults: Type.Array(
    Type.Object({
      line: Type.Union([Type.Integer(), Type.Null()]),
      /** Path of the field, e.g. `counters/2/display`; empty for the whole document. */
      field: Type.String(),
      message: Words,
      remedy: Words,
    }),
  ),
  /** A new code of the office takes effect at the next start; null where it is the one in force. */
  nextCode: Type.Union([OfficeCode, Type.Null()]),
});
export type OfficeNews = Static<typeof OfficeNews>;

/** @param startedAs the office's code under which its server was started, and speaks with boards */
export function officeNews({ office, reading }: OfficeFile, startedAs: OfficeCode): OfficeNews {
  const { code } = office.office;
  return {
    faults: reading.taken
      ? []
      : reading.faults.map(({ line = null, path, message, remedy }) => ({
          ...{ line, field: path },
          ...{ message: faultWords(message), remedy: faultWords(remedy) },
        })),
    nextCode: code === startedAs ? null : code,
  };
}
