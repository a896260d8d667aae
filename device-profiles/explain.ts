import type { Fault } from "./checked.ts";
import { meant } from "./nearest.ts";

/** An error as the schema checker reports it. */
type SchemaError = {
  readonly keyword: string;
  /** Where in the schema, e.g. `#/properties/day/anyOf/0`. */
  readonly schemaPath: string;
  /** Where in the document, e.g. `/day/open`. */
  readonly instancePath: string;
  readonly message: string;
  readonly params: object;
};

type Subject = { readonly schema: unknown; readonly input: unknown };

/** Few enough to read on one screen; the first are the ones to mend first. */
const faultsMax = 12;

/** Enough of a wrong value to know it again, characters. */
const shownMax = 60;

/** Turns a checker's errors into faults that a technician can mend: one a field. */
export function explain(errors: readonly SchemaError[], subject: Subject): Fault[] {
  const faults = new Map<string, Fault>();
  for (const error of errors) {
    for (const fault of faultsOf(error, errors, subject)) {
      // A union complains once for each member: one line a field is enough.
      if (!faults.has(fault.path) && faults.size < faultsMax) faults.set(fault.path, fault);
    }
  }
  if (faults.size > 0) return [...faults.values()];
  return [{ path: "", message: "is not what was expected", remedy: "Compare it with the sample." }];
}

function faultsOf(error: SchemaError, all: readonly SchemaError[], subject: Subject): Fault[] {
  const path = error.instancePath.slice(1);
  const params = error.params as Record<string, unknown>;
  const under = (name: string) => (path === "" ? name : `${path}/${name}`);
  switch (error.keyword) {
    case "required":
      return names(params["requiredProperties"]).map((name) => ({
        path: under(name),
        message: "is missing",
        remedy: `Add the field "${name}".`,
      }));
    case "additionalProperties": {
      const known = Object.keys(at(subject.schema, `${error.schemaPath}/properties`) ?? {});
      return names(params["additionalProperties"]).map((name) => ({
        path: under(name),
        message: "is not a field of this document",
        remedy: meant(name, known),
      }));
    }
    case "const":
    case "enum": {
      const remedy = meant(String(at(subject.input, error.instancePath)), allowed(error, all));
      return [{ path, message: "has a value that is not allowed", remedy }];
    }
    // Said better by the errors that come with them: `additionalProperties` and the members.
    case "boolean":
    case "anyOf":
      return [];
    default:
      return [{ path, ...explainValue(error, subject) }];
  }
}

function explainValue(error: SchemaError, subject: Subject): Omit<Fault, "path"> {
  const said = at(subject.schema, `${error.schemaPath}/description`);
  const found = at(subject.input, error.instancePath);
  if (typeof said === "string") {
    const shown = JSON.stringify(found).slice(0, shownMax);
    return { message: `cannot be ${shown}`, remedy: `Use ${said}.` };
  }
  const wantsText = error.keyword === "type" && error.message.includes("string");
  if (wantsText && (typeof found === "number" || typeof found === "boolean")) {
    return { message: error.message, remedy: "Put it in quotation marks." };
  }
  return { message: error.message, remedy: `Correct the field: it ${error.message}.` };
}

/** Every value that the schema would take where this error stands. */
function allowed(error: SchemaError, all: readonly SchemaError[]): string[] {
  return all
    .filter(({ instancePath }) => instancePath === error.instancePath)
    .map(({ params }) => params as Record<string, unknown>)
    .flatMap((params) => [
      ...names(params["allowedValues"]),
      ...("allowedValue" in params ? [String(params["allowedValue"])] : []),
    ]);
}

/** Follows a JSON pointer (RFC 6901), with or without `#` in front. */
function at(root: unknown, pointer: string): unknown {
  const steps = pointer.split("/").slice(1);
  return steps.reduce((value: unknown, step) => {
    if (typeof value !== "object" || value === null) return undefined;
    return (value as Record<string, unknown>)[step.replaceAll("~1", "/").replaceAll("~0", "~")];
  }, root);
}

function names(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
