import type { TicketSlip } from "@motcua/broker/contract";
import { seriesLetters } from "@motcua/broker/contract";
import { describe, expect, test } from "vitest";
import { slipOf } from "../../tests/harness/slips.ts";
import { encodeSlip } from "../drivers/escpos.ts";
import { createSlipPainter } from "../ticket/raster.ts";
import { createPaperRoll } from "./paper.ts";
import { readRoll } from "./read-roll.ts";
import { readSlip } from "./read-slip.ts";
import { blobsIn, inkOf } from "./slip-ink.ts";

const papers = [{ widthDots: 576 }, { widthDots: 384 }];

async function bytesOf(slip: TicketSlip, widthDots: number): Promise<Buffer> {
  const bitmap = await createSlipPainter({ widthDots, dotsPerMm: 8 }).paint(slip);
  return Buffer.concat(encodeSlip(bitmap, { cutter: "partial", proof: "process-id", job: 1 }));
}

const longest: Partial<TicketSlip> = {
  office: {
    vi: "Trung tâm Phục vụ hành chính công phường Phú Thượng Thanh Xuân Trung, thành phố Hà Nội",
    en: "Public Administration Service Centre of Phu Thuong Thanh Xuan Trung Ward, Ha Noi City",
  },
  service: {
    vi: "Cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất",
    en: "Certificates of land use rights, ownership of houses and other assets attached to land",
  },
  class: {
    vi: "Người có công với cách mạng và thân nhân liệt sĩ, phụ nữ mang thai",
    en: "People of merit and relatives of martyrs, pregnant women",
  },
  ahead: 107,
  wait: { from: 120, to: 130 },
  reprint: true,
};

describe.each(papers)("a slip of $widthDots dots", ({ widthDots }) => {
  test.each<[string, Partial<TicketSlip>]>([
    ["a plain one", {}],
    ["of a priority group", { class: { vi: "Người cao tuổi", en: "Elderly" } }],
    ["a second one", { reprint: true }],
    ["with nobody ahead", { ahead: 0, wait: { from: 0, to: 5 } }],
    ["with no open counter", { ahead: 12, wait: null }],
    ["with the longest names of the law", longest],
    ["of a service without a space", { service: { vi: "Đ".repeat(90), en: "" } }],
  ])("%s is read whole from its ink, and none of it is at the edge", async (_, more) => {
    const slip = slipOf("K537", more);
    const { slips, garbled } = readRoll(await bytesOf(slip, widthDots), widthDots);
    const { link, reprint } = slip;
    expect(slips).toEqual([{ label: "K537", link, reprint, whole: true, cut: true }]);
    expect(garbled).toBe(0);
    const bitmap = await createSlipPainter({ widthDots, dotsPerMm: 8 }).paint(slip);
    const edges = blobsIn(inkOf(bitmap)).filter(
      ({ left, right }) => left === 0 || right === widthDots - 1,
    );
    expect(edges).toEqual([]);
  });

  test("every letter and digit is told from every other", async () => {
    const labels = Array.from(seriesLetters, (letter, place) => {
      return letter + String((place * 457 + 89) % 1_000).padStart(3, "0");
    });
    const bytes: Buffer[] = [];
    for (const label of labels) bytes.push(await bytesOf(slipOf(label), widthDots));
    const { slips } = readRoll(Buffer.concat(bytes), widthDots);
    expect(slips.map(({ label }) => label)).toEqual(labels);
    expect(slips.every(({ whole }) => whole)).toBe(true);
  });

  test("broken off anywhere, it never reads as another or as a whole one", async () => {
    const bytes = await bytesOf(slipOf("B608"), widthDots);
    const labels = [];
    for (let part = 1; part < 20; part += 1) {
      const { slips } = readRoll(bytes.subarray(0, (bytes.length * part) / 20), widthDots);
      for (const { label, whole } of slips) {
        expect(whole).toBe(false);
        if (label !== undefined) labels.push(label);
      }
    }
    expect(labels.length).toBeGreaterThan(5);
    expect(new Set(labels)).toEqual(new Set(["B608"]));
  });
});

test("two numbers on one piece of paper are no whole slip", async () => {
  const painter = createSlipPainter({ widthDots: 576, dotsPerMm: 8 });
  const roll = createPaperRoll(576);
  for (const label of ["A001", "A002"]) {
    const { bits } = await painter.paint(slipOf(label));
    for (let at = 0; at < bits.length; at += 72) roll.print(bits.subarray(at, at + 72));
  }
  const [paper] = roll.slips();
  expect(paper && readSlip(paper)).toMatchObject({ label: "A001", whole: false });
});

test("a digit that differs from the font is not read", async () => {
  const { bits, ...size } = await createSlipPainter({ widthDots: 576, dotsPerMm: 8 }).paint(
    slipOf("A042"),
  );
  // A white stripe of 3 mm through the number, as a dead part of the print head leaves it.
  const torn = bits.map((byte, at) => ([26, 27, 28].includes(at % 72) ? 0 : byte));
  expect(readSlip({ ...size, bits: torn }).label).toBeUndefined();
});
