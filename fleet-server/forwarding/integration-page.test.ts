import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { simulatedSummary } from "../../tests/harness/simulated-summary.ts";
import { hindrances } from "./adapter.ts";
import { DaySummaryEvent, readDaySummaryEvent, signatureHeader } from "./summary.ts";

const docs = (name: string) => fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));

/** JSON with lists that fit on one line, as the formatter of this repository has it. */
function pretty(value: unknown): string {
  const list = /^( *"[^"]*": )\[\s+("[^"]*"(?:,\s+"[^"]*")*)\s+\](,?)$/gm;
  return JSON.stringify(value, null, 2).replace(list, (long: string, ...parts: string[]) => {
    const [name, inner, comma] = parts;
    const short = `${name}[${inner?.replace(/,\s+/g, ", ")}]${comma}`;
    return short.length <= 100 ? short : long;
  });
}

// `vitest -u` writes both again.
test("the page for integrators shows an event as it is sent", async () => {
  const event = simulatedSummary();
  expect(readDaySummaryEvent(event)).toMatchObject({ ok: true });
  const page = readFileSync(docs("integration.md"), "utf8");
  const block = /(<!-- example -->\n```json\n)[^`]*(```\n)/;
  expect(page).toMatch(block);
  const shown = page.replace(block, `$1${pretty(event)}\n$2`);
  await expect(shown).toMatchFileSnapshot(docs("integration.md"));
});

test("the published schema is the one that events are checked with", async () => {
  const $schema = "https://json-schema.org/draft/2020-12/schema";
  const published = { $schema, title: "Motcua day summary", ...DaySummaryEvent };
  await expect(`${pretty(published)}\n`).toMatchFileSnapshot(docs("day-summary.schema.json"));
});

test("the page names the signature's header, and each thing that can stand in the way", () => {
  const page = readFileSync(docs("integration.md"), "utf8");
  for (const word of [signatureHeader, "/.well-known/jwks.json", ...hindrances]) {
    expect(page).toContain(word);
  }
});
