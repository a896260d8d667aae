import fc, { type Arbitrary } from "fast-check";

/** Bytes as a bad line, a stranger or a worn contact sends them. */
export const bytes = (maxLength = 300): Arbitrary<Uint8Array> => fc.uint8Array({ maxLength });

/** JSON that a careless or a hostile program sends: deep, long, with names that mean something. */
export const json: Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(
    ...[{}, [], "", 0, null, true, -1, 1e308, "\u0000", "Đ".repeat(3_000)],
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    Array.from({ length: 2_000 }, () => 0),
    nested(200),
  ),
);

function nested(depth: number): unknown {
  return depth === 0 ? "deep" : [nested(depth - 1)];
}

/** A sound value with one place in it changed, taken away or added to. */
export function mutated(sound: unknown): Arbitrary<unknown> {
  const places = placesIn(sound, []);
  return fc
    .record({ place: fc.constantFrom(...places), how: fc.constantFrom("set", "drop", "add"), json })
    .map(({ place, how, json: value }) => changed(sound, place, { how, value }));
}

type Place = readonly string[];

function placesIn(value: unknown, at: Place): Place[] {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...at, key]))];
}

function changed(
  value: unknown,
  [key, ...rest]: Place,
  change: { readonly how: string; readonly value: unknown },
): unknown {
  if (key === undefined) {
    if (change.how === "add" && isObject(value)) return { ...value, unasked: change.value };
    return change.value;
  }
  if (Array.isArray(value)) {
    const parts = value as readonly unknown[];
    const index = Number(key);
    if (rest.length === 0 && change.how === "drop") return parts.toSpliced(index, 1);
    return parts.with(index, changed(parts[index], rest, change));
  }
  if (!isObject(value)) return change.value;
  const { [key]: part, ...others } = value;
  if (rest.length === 0 && change.how === "drop") return others;
  return { ...others, [key]: changed(part, rest, change) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A sound text with some of it cut out, doubled, or replaced. */
export function mutatedText(sound: string, pieces: readonly string[]): Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat(sound.length),
    length: fc.nat(40),
    put: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 20, unit: "binary" })),
    doubled: fc.boolean(),
  });
  return fc.array(edit, { minLength: 1, maxLength: 4 }).map((edits) =>
    edits.reduce((text, { at, length, put, doubled }) => {
      const cut = text.slice(at, at + length);
      return text.slice(0, at) + (doubled ? cut + cut : put) + text.slice(at + length);
    }, sound),
  );
}
