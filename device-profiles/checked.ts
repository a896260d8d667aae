/** What is wrong in a document from outside, where, and what to do about it. */
export type Fault = {
  /** Path of the field, e.g. `counters/2/display`; empty for the whole document. */
  readonly path: string;
  /** Line in the file, from 1, where the document has lines. */
  readonly line?: number;
  readonly message: string;
  readonly remedy: string;
};

/** The outcome of reading anything that comes from outside the program. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** A fault as one line for a terminal or a log: `line 12, counters/2/display: is missing. Add …`. */
export function sayFault(fault: Fault): string {
  const line = fault.line === undefined ? "" : `line ${fault.line}`;
  const where = [line, fault.path].filter((part) => part !== "").join(", ");
  return `${where === "" ? "the document" : where}: ${fault.message}. ${fault.remedy}`;
}
