/** What stands in place of a secret. */
const left = "…";

/** Fields that open something: a ticket's own page, a board's place. */
const secretFields: ReadonlySet<string> = new Set(["link", "token", "secret", "claim", "password"]);
/** Fields that are secrets inside these ones: a claim code on a note, a person's code at a login. */
const secretWithin: Readonly<Record<string, ReadonlySet<string>>> = {
  note: new Set(["code", "qr", "lines"]),
  request: new Set(["code"]),
};

/** A message without what must not leave the board in a file. */
export function redact(value: unknown, within?: string): unknown {
  if (Array.isArray(value)) return value.map((one) => redact(one, within));
  if (typeof value !== "object" || value === null) return value;
  const alsoSecret = within === undefined ? undefined : secretWithin[within];
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => {
      const isSecret = secretFields.has(name) || alsoSecret?.has(name) === true;
      return [name, isSecret && field !== null ? left : redact(field, name)];
    }),
  );
}
