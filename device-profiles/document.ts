import type { Static, TSchema } from "typebox";
import { Compile } from "typebox/compile";
import type { Checked } from "./checked.ts";
import { explain } from "./explain.ts";

export { type Checked, type Fault, sayFault } from "./checked.ts";

/**
 * Makes the one reader of a kind of document: it accepts what the schema says, and otherwise
 * names each wrong field. Unknown fields pass, unless the schema forbids them. A `description`
 * in the schema is said as the remedy where a value does not fit.
 */
export function reader<S extends TSchema>(schema: S): (input: unknown) => Checked<Static<S>> {
  let made: ReturnType<typeof Compile<S>> | undefined;
  return (input) => {
    // Not before there is something to read: most kinds of message and device are met later, or never.
    made ??= Compile(schema);
    const compiled = made;
    if (compiled.Check(input)) return { ok: true, value: input as Static<S> };
    return { ok: false, faults: explain(compiled.Errors(input), { schema, input }) };
  };
}
