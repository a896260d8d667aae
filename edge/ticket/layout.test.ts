import type { TicketSlip } from "@motcua/broker/contract";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Ruler, TextItem } from "./drawing.ts";
import { layoutSlip } from "./layout.ts";

const wide = { widthDots: 576, dotsPerMm: 8 };
const narrow = { widthDots: 384, dotsPerMm: 8 };

/** A ruler without fonts: letters of a common face are about half an em wide. */
const ruler: Ruler = (text, { sizeDots }) => 0.55 * sizeDots * text.length;

const slip: TicketSlip = {
  ticket: "2026-11-24/A042",
  label: "A042",
  office: { vi: "UBND phường Mẫu", en: "Sample Ward" },
  service: { vi: "Chứng thực", en: "Certification" },
  class: null,
  issuedAt: Date.parse("2026-11-24T01:14:00Z"),
  ahead: 3,
  wait: { from: 15, to: 20 },
  link: "http://127.0.0.1:8480/t/q83vEjRWeJCrze8SNFZ4kA",
  reprint: false,
};

const longName =
  "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các " +
  "trường hợp chuyển đổi, chuyển nhượng, cho thuê";

function textsOn(one: TicketSlip, paper = wide): TextItem[] {
  const { items } = layoutSlip(one, paper, ruler);
  return items.filter((item) => item.kind === "text");
}

const words = (items: readonly TextItem[]) => items.map(({ text }) => text);

/** The left and the right edge of a line of text. */
function edges({ text, font, align, xDots }: TextItem): [number, number] {
  const width = ruler(text, font);
  const left = align === "left" ? xDots : xDots - (align === "center" ? width / 2 : width);
  return [left, left + width];
}

describe("the layout of a slip", () => {
  test("says who, what for, when, how many and how long", () => {
    const texts = words(textsOn(slip));
    expect(texts.join(" ")).toContain("A 0 4 2");
    for (const text of ["UBND phường Mẫu", "Chứng thực", "3 người", "khoảng 15–20 phút"]) {
      expect(texts).toContain(text);
    }
    expect(texts.join(" ")).toContain("24/11/2026 08:14");
  });

  test("names the class of those who have one", () => {
    const elderly = { vi: "Người cao tuổi", en: "Elderly" };
    expect(words(textsOn({ ...slip, class: elderly }))).toContain("Người cao tuổi");
  });

  test("marks a reprint, and nothing else, as IN LẠI", () => {
    expect(words(textsOn(slip))).not.toContain("IN LẠI");
    const mark = textsOn({ ...slip, reprint: true }).find(({ text }) => text === "IN LẠI");
    expect(mark?.ink).toBe("white");
  });

  test.each([
    ["80 mm", wide],
    ["58 mm", narrow],
  ])("gives a long name at most three lines on %s paper and clips nothing", (_, paper) => {
    const texts = textsOn({ ...slip, service: { vi: longName, en: "" } }, paper);
    const lines = words(texts).filter((text) => longName.includes(text) && text.length > 8);
    expect(lines.length).toBeLessThanOrEqual(3);
    expect(lines.join(" ")).toBe(longName);
  });

  test.each([
    ["80 mm", wide],
    ["58 mm", narrow],
  ])("keeps any name within %s paper, whole and in order", (_, paper) => {
    const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(name, name, (office, service) => {
        const one = { ...slip, office: { vi: office, en: "" }, service: { vi: service, en: "" } };
        const drawing = layoutSlip(one, paper, ruler);
        const all = drawing.items.filter((item) => item.kind === "text");
        for (const item of all) {
          const [left, right] = edges(item);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(paper.widthDots);
          expect(item.baselineDots).toBeLessThan(drawing.heightDots);
        }
        const letters = (text: string) => text.normalize("NFC").replace(/\s/gu, "");
        expect(letters(words(all).join(""))).toContain(letters(service));
      }),
      { numRuns: 60 },
    );
  });

  test("leaves the code as much white as a phone needs", () => {
    for (const paper of [wide, narrow]) {
      const { items } = layoutSlip(slip, paper, ruler);
      const code = items.find((item) => item.kind === "qr");
      if (code === undefined) throw new Error("the slip has no code");
      const side = code.code.size * code.moduleDots;
      const white = 4 * code.moduleDots;
      expect(code.moduleDots).toBeGreaterThanOrEqual(4);
      for (const item of items) {
        if (item.kind !== "text") continue;
        const [left, right] = edges(item);
        const beside = right <= code.xDots - white || left >= code.xDots + side + white;
        const below = item.baselineDots - item.font.sizeDots * 0.74 >= code.yDots + side + white;
        const above = item.baselineDots + white <= code.yDots;
        expect(beside || below || above, item.text).toBe(true);
      }
    }
  });
});
