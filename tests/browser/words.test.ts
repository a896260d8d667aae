import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");

/** Text between tags, or in an attribute that people read, which stands outside a dictionary. */
function literalText(source: string): string[] {
  const between = /(?<![=\s])>\s*([^<>{}()=;]*\p{L}{2}[^<>{}()=;]*)</gu;
  const attribute = /\b(?:aria-label|title|alt|placeholder|label)="([^"]*\p{L}[^"]*)"/gu;
  return [...source.matchAll(between), ...source.matchAll(attribute)].map(([, text]) => text ?? "");
}

test("the check sees a word that is not in a dictionary", () => {
  expect(literalText("<button>Gọi tiếp</button>")).toEqual(["Gọi tiếp"]);
  expect(literalText('<img alt="Phiếu" />')).toEqual(["Phiếu"]);
  expect(literalText("<button>{words.next}</button>")).toEqual([]);
});

test.each(["device-profiles/look", "edge/web", "fleet-server/web"])(
  "every word of %s stands in a dictionary",
  (folder) => {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
    const pages = files.filter((file) => file.endsWith(".tsx"));
    expect(pages.length).toBeGreaterThan(5);
    const found = pages.flatMap((file) =>
      literalText(readFileSync(join(root, folder, file), "utf8")).map((text) => `${file}: ${text}`),
    );
    expect(found).toEqual([]);
  },
);
