import fc, { type Arbitrary } from "fast-check";

/** What the routes' descriptions use of JSON Schema. */
export type JsonSchema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
};

/** Names of the sample office: with them a request gets past "there is no such …". */
const known = [
  ...["A", "B", "C", "D", "A001", "A002", "C001", "1", "2", "3", "normal", "elderly", "ho-tich"],
  ...["box-26734", "printer1", "led1", "speaker1", "2026-11-24", "2026-11-01", "vi", "week"],
];

/** Values that a schema lets through, as far as it is one of those above. */
export function soundly(schema: JsonSchema): Arbitrary<unknown> {
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(soundly));
  if (schema.allOf !== undefined) {
    return fc.tuple(...schema.allOf.map(soundly)).map((parts) => Object.assign({}, ...parts));
  }
  switch (schema.type ?? "any") {
    case "object":
      return objectOf(schema);
    case "array": {
      const { minItems: minLength = 0, maxItems = 5 } = schema;
      const maxLength = Math.max(minLength, Math.min(maxItems, 5));
      return fc.array(soundly(schema.items ?? {}), { minLength, maxLength });
    }
    case "string":
      return stringOf(schema);
    case "integer":
    case "number":
      return fc.integer({ min: schema.minimum ?? -10, max: schema.maximum ?? 1_000 });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

function objectOf({ properties = {}, required = [] }: JsonSchema): Arbitrary<unknown> {
  const parts = Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [name, soundly(part)]),
  );
  return fc.record(parts, { requiredKeys: [...required] });
}

function stringOf({ pattern, minLength = 0, maxLength = 40 }: JsonSchema): Arbitrary<string> {
  if (pattern !== undefined) {
    const form = new RegExp(pattern);
    const fitting = known.filter((name) => form.test(name));
    const any = fc.stringMatching(form);
    return fitting.length === 0 ? any : fc.oneof(fc.constantFrom(...fitting), any);
  }
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) });
}
