/** A page of paper. */
type Paper = { readonly widthMm: number; readonly heightMm: number };

/** PDF's own unit is 1/72 inch. */
const mmOf = (points: string) => Math.round((Number(points) / 72) * 25.4);

/**
 * The pages of a PDF that Chromium made, by their MediaBox: page objects are not compressed
 * there, and each has a box of its own (ISO 32000-1, 7.7.3.3).
 */
export function pagesOf(pdf: Buffer): readonly Paper[] {
  const objects = pdf.toString("latin1").split("endobj");
  return objects.flatMap((object) => {
    if (!/\/Type\s*\/Page\b(?!s)/.test(object)) return [];
    const [, width = "", height = ""] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(object) ?? [];
    return [{ widthMm: mmOf(width), heightMm: mmOf(height) }];
  });
}
