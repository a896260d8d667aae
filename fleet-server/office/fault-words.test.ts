import { readFileSync } from "node:fs";
import { join } from "node:path";
import { profiles } from "@motcua/device-profiles";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { faultWords } from "./fault-words.ts";
import { readOffice } from "./read.ts";
import { sampleOfficePath } from "./sample.ts";

type Slip = { readonly what: string; readonly from: string; readonly to: string };
const slips = parse(readFileSync(join(import.meta.dirname, "refusals.yaml"), "utf8")) as Slip[];
const sample = readFileSync(sampleOfficePath, "utf8");

/** English that must not be left; names and examples of the document are English anyway. */
const englishWords =
  /\b(is|are|the|of|and|or|with|write|use|give|must|not|each|such|add|remove)\b/i;

describe("every refusal is said in Vietnamese too", () => {
  test.each(slips)("$what", ({ from, to }) => {
    const read = readOffice(sample.replace(from, to), profiles());
    if (read.ok) throw new Error("it was taken");
    for (const { message, remedy } of read.faults) {
      for (const said of [faultWords(message), faultWords(remedy)]) {
        expect(said.vi).not.toBe(said.en);
        expect(said.vi).not.toMatch(englishWords);
      }
    }
  });
});

test.each([
  ["is missing", "còn thiếu"],
  [
    'Use 2 to 6 digits in quotation marks, such as "101".',
    'Dùng 2 đến 6 chữ số trong dấu nháy kép, ví dụ "101".',
  ],
  [
    '"led1" is a counter-display, not a rating-keypad or a rating-page',
    "“led1” là bảng số, không phải bàn phím đánh giá hoặc màn hình đánh giá",
  ],
  ["Correct the field: it must be >= 1.", "Sửa mục này: phải từ 1 trở lên."],
  ["Give each service its own letter.", "Cho mỗi lĩnh vực một chữ riêng."],
])("%s", (english, vi) => {
  expect(faultWords(english)).toEqual({ vi, en: english });
});

test("what nobody has put into Vietnamese stays in English", () => {
  expect(faultWords("Flux capacitor missing").vi).toBe("Flux capacitor missing");
});
