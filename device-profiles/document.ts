import type { Static, TSchema } from "typebox";
import { Compile } from "typebox/compile";

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

/**
 * Makes the one reader of a kind of document: it accepts what the schema says, and otherwise
 * names each wrong field. Unknown fields pass, unless the schema forbids them.
 */
export function reader<S extends TSchema>(schema: S): (input: unknown) => Checked<Static<S>> {
  const compiled = Compile(schema);
  return (input) => {
    if (compiled.Check(input)) return { ok: true, value: input as Static<S> };
    return { ok: false, faults: faultsOf(compiled.Errors(input)) };
  };
}

type SchemaError = {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message: string;
  readonly params: object;
};

/** Few enough to read on one screen; the first are the ones to mend first. */
const faultsMax = 12;

function faultsOf(errors: readonly SchemaError[]): Fault[] {
  const faults = new Map<string, Fault>();
  for (const error of errors) {
    for (const fault of explain(error)) {
      const known = faults.get(fault.path);
      // A union complains once for each member and once as a whole: one line a field is enough.
      if (known === undefined && faults.size < faultsMax) faults.set(fault.path, fault);
    }
  }
  return [...faults.values()];
}

function explain(error: SchemaError): Fault[] {
  const at = error.instancePath.slice(1);
  const params = error.params as Record<string, unknown>;
  const under = (name: string) => (at === "" ? name : `${at}/${name}`);
  switch (error.keyword) {
    case "required":
      return names(params["requiredProperties"]).map((name) => ({
        path: under(name),
        message: "is missing",
        remedy: `Add the field "${name}".`,
      }));
    case "additionalProperties":
      return names(params["additionalProperties"]).map((name) => ({
        path: under(name),
        message: "is not a field of this document",
        remedy: `Remove "${name}" or correct its name.`,
      }));
    case "const":
      return [{ path: at, message: "has a value that is not allowed", remedy: allowed(params) }];
    default:
      return [
        { path: at, message: error.message, remedy: `Correct the field: it ${error.message}.` },
      ];
  }
}

function allowed(params: Record<string, unknown>): string {
  return `Use an allowed value, such as ${JSON.stringify(params["allowedValue"])}.`;
}

function names(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
