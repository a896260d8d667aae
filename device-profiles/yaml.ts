import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from "yaml";
import type { Checked, Fault } from "./checked.ts";

/** A document that was read, and where its fields stand in the text. */
export type Lined<T> = {
  readonly value: T;
  /** Adds to each fault the line of its field, or of what should hold it; sorted by line. */
  readonly place: (faults: readonly Fault[]) => Fault[];
};

/** Longest text in characters: a hundred times a large office's file, and no more to parse. */
const textMax = 512 * 1024;

/** One slip of a space can make a hundred errors; the first three are enough to find it. */
const syntaxFaultsMax = 3;

/**
 * Reads YAML 1.2 with a reader that `reader(schema)` made. Faults of syntax and of fields name
 * their line. Text comes out in Unicode NFC, so that equal words compare equal.
 */
export function readYaml<T>(read: (input: unknown) => Checked<T>, text: string): Checked<Lined<T>> {
  if (text.length > textMax) {
    return refused([{ path: "", message: "is too long", remedy: "Check that it is the file." }]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text.normalize("NFC"), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const broken = syntaxFaults(document, lines);
  if (broken.length > 0) return refused(broken);
  const place = (faults: readonly Fault[]) =>
    faults
      .map((fault) => ({ ...fault, line: lines.linePos(offsetOf(document, fault.path)).line }))
      .sort((a, b) => a.line - b.line);
  const checked = read(document.toJS());
  if (!checked.ok) return refused(place(checked.faults));
  return { ok: true, value: { value: checked.value, place } };
}

function refused(faults: readonly Fault[]): { readonly ok: false; readonly faults: Fault[] } {
  return { ok: false, faults: [...faults] };
}

function syntaxFaults(document: Document, lines: LineCounter): Fault[] {
  const faults = document.errors.slice(0, syntaxFaultsMax).map((error) => ({
    path: "",
    line: lines.linePos(error.pos[0]).line,
    message: `is not valid YAML: ${error.message}`,
    remedy: syntaxRemedies[error.code] ?? "Check the spaces, quotes and brackets there.",
  }));
  // An alias can swell a small text without end, and hides where a value really stands.
  visit(document, {
    Alias(_key, alias) {
      const line = lines.linePos(alias.range?.[0] ?? 0).line;
      const remedy = "Write the value out.";
      faults.push({ path: "", line, message: `uses the alias *${alias.source}`, remedy });
    },
  });
  return faults;
}

const syntaxRemedies: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "Keep one of the two.",
  TAB_AS_INDENT: "Indent with spaces.",
  MULTIPLE_DOCS: "Remove the line ---.",
};

/** Where a field's name or a list's item starts; for a missing field, where its holder starts. */
function offsetOf(document: Document, path: string): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const escaped of path === "" ? [] : path.split("/")) {
    const step = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (pair === undefined) return offset;
      offset = startOf(pair.key);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!isNode(node)) return offset;
      offset = startOf(node);
    } else {
      return offset;
    }
  }
  return offset;
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
