import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPages } from "./built-pages.ts";

let folders: string[] = [];

beforeAll(async () => {
  folders = await buildPages();
}, 180_000);

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Bytes over the wire, gzipped, of a page with the scripts and styles that it names. */
function weight(page: string): number {
  const folder = folders.find((one) => existsSync(join(one, `${page}.html`))) ?? "";
  const html = readFileSync(join(folder, `${page}.html`), "utf8");
  const names = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, name]) => name);
  const files = names.map((name) => readFileSync(join(folder, name ?? "")));
  return [Buffer.from(html), ...files].reduce((sum, file) => sum + gzipSync(file).length, 0);
}

// Citizens' pages run on small boards and on phones with little data; consoles carry Mantine.
const citizenBytesMax = 110 * 1024;
const consoleBytesMax = 250 * 1024;

test.each(["kiosk", "bench", "rating", "phone"])("the citizens' %s page stays light", (page) => {
  expect(weight(page)).toBeGreaterThan(50_000);
  expect(weight(page)).toBeLessThanOrEqual(citizenBytesMax);
});

test.each([
  "home",
  "counter",
  "reception",
  "technician",
  "measures",
  "claim",
  "leader",
  "definitions",
])("the %s console keeps its budget", (page) => {
  expect(weight(page)).toBeGreaterThan(50_000);
  expect(weight(page)).toBeLessThanOrEqual(consoleBytesMax);
});
