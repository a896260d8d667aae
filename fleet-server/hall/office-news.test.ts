import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "@motcua/broker/log";
import { expect, onTestFinished, test } from "vitest";
import { openOffice } from "../office/open-office.ts";
import { sampleOfficePath } from "../office/sample.ts";
import { officeNews } from "./office-news.ts";

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const sample = readFileSync(sampleOfficePath, "utf8");

function edited() {
  const folder = mkdtempSync(join(tmpdir(), "motcua-news-"));
  const path = join(folder, "office.yaml");
  const store = openStore(join(folder, "office.db"));
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  writeFileSync(path, sample);
  const office = openOffice(path, store, quiet);
  const { code } = office.office.office;
  return (from: string, to: string) => {
    writeFileSync(path, sample.replace(from, to));
    office.reload();
    return officeNews(office, code);
  };
}

test("an edit that is refused is told with line, field and remedy in both languages, until it is mended", () => {
  const edit = edited();
  const line = sample.split("\n").findIndex((text) => text.includes("opensWith: ho-tich")) + 1;
  expect(edit("opensWith: ho-tich", "opensWith: ho-tic")).toEqual({
    nextCode: null,
    faults: [
      {
        ...{ line, field: "counters/0/opensWith" },
        message: {
          vi: "“ho-tic” không có trong danh sách cán bộ",
          en: '"ho-tic" is not on the list of staff',
        },
        remedy: { vi: "Có phải là “ho-tich”?", en: 'Did you mean "ho-tich"?' },
      },
    ],
  });
  expect(edit("", "")).toEqual({ nextCode: null, faults: [] });
});

test("a new code of the office is told to wait for the next start", () => {
  const edit = edited();
  expect(edit("code: o26734", "code: o26735")).toEqual({ nextCode: "o26735", faults: [] });
  expect(edit("", "")).toEqual({ nextCode: null, faults: [] });
});
