import Fastify from "fastify";
import { strFromU8, unzipSync } from "fflate";
import { pino } from "pino";
import { beforeAll, expect, test } from "vitest";
import * as hall from "../../../tests/harness/hall-story.ts";
import { wardOffice } from "../../../tests/simulation/ward-office.ts";
import { speakOfErrors } from "../../hall/refusal.ts";
import { openFiguresProjection } from "../projection.ts";
import { openRangeReader } from "../range-reader.ts";
import type { RangeFigures } from "../range-schema.ts";
import { satisfiedOf } from "../satisfied.ts";
import { exportRoutes } from "./routes.ts";
import { type TableId, tableIds, tableOf } from "./tables.ts";

const trap = '=HYPERLINK("http://example.invalid";"Xem")';
const office = {
  ...wardOffice,
  services: wardOffice.services.map((service) =>
    service.letter === "A" ? { ...service, name: { vi: trap, en: "@A" } } : service,
  ),
};
const range = "from=2026-11-01&to=2026-11-30";

let get: (path: string) => Promise<{ status: number; headers: object; bytes: Buffer }>;
let figures: ReturnType<ReturnType<typeof openRangeReader>>;

beforeAll(async () => {
  const story = hall.hallStory();
  const projection = openFiguresProjection(story);
  story.projects = (entries) => projection.project(entries);
  story.tell(hall.dayOpened, hall.issued("A001"), hall.issued("C001"), hall.issued("C002"));
  story.at(7);
  story.tell(
    hall.called("A001", { counter: 1, seq: 1 }),
    hall.called("C001", { counter: 2, seq: 2 }),
  );
  story.at(12);
  story.tell(hall.served("A001", { counter: 1 }), hall.served("C001", { counter: 2 }));
  story.tell(hall.rated("A001", { counter: 1, score: 2, reason: "waited-long" }));
  const { store } = story;
  const readRange = openRangeReader({ store, office: () => office, demoDays: () => [] });
  figures = readRange("2026-11-01", "2026-11-30");
  const server = Fastify();
  speakOfErrors(server, pino({ level: "silent" }));
  await server.register(exportRoutes(readRange));
  get = async (path) => {
    const answer = await server.inject(path);
    return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
  };
});

const csv = async (table: string, lang = "vi") => {
  const { bytes } = await get(`/v1/figures.csv?${range}&table=${table}&lang=${lang}`);
  return bytes.toString("utf8");
};

test("Excel in Vietnamese opens the file with its words and numbers whole", async () => {
  const { bytes, headers } = await get(`/v1/figures.csv?${range}&table=services`);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(headers).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="motcua-services-2026-11-01-2026-11-30.csv"',
  });
  const [titles, , service] = bytes.toString("utf8").split("\r\n");
  expect(titles).toContain("Ký hiệu;Lĩnh vực;Số phiếu;Đã phục vụ;Vắng mặt");
  expect(service).toMatch(/^C;Chứng thực;2;1;0;1;7;7;7;0;0;5;5;5;0;/);
  expect(await csv("counters")).toContain(";-0,5;không\r\n");
});

test("in English the same file has English headings, commas and decimal points", async () => {
  const text = await csv("counters", "en");
  expect(text).toContain("Counter,Visits,Served,No-shows");
  expect(text).toContain(",-0.5,no\r\n");
});

test("a counter's calls are called so, as on the page, and not tickets", async () => {
  expect(await csv("counters")).toContain("Quầy;Lượt gọi;Đã phục vụ;Vắng mặt");
  expect(tableOf({ ...figures, staff: [] }, "staff", "vi")?.titles[2]).toBe("Lượt gọi");
});

test("a share on too few is left out as on the page, and what it stands on is told", () => {
  const cells = (counted: RangeFigures["overall"]) => {
    const table = tableOf({ ...figures, overall: counted }, "overall", "vi");
    const { titles = [], rows = [] } = table ?? {};
    return titles.slice(titles.indexOf("Số đánh giá"), -1).map((_, at, { length }) => {
      return rows[0]?.[titles.length - 1 - length + at];
    });
  };
  const { overall } = figures;
  expect(overall.satisfied).toMatchObject({ share: 0, responseRate: 0.5, enough: false });
  expect(cells(overall)).toEqual([1, 0, null, null, null, "chưa đủ", null]);
  const rated = satisfiedOf({ satisfied: 29, ratings: 30, served: 40 });
  expect(cells({ ...overall, served: 40, satisfied: rated })).toEqual([
    ...[30, 29, 96.67, 83.33, 99.41, "có", 75],
  ]);
});

test("a service that is named as a formula is text, and a number keeps its minus", async () => {
  expect(await csv("services")).toContain(`A;"'=HYPERLINK(""http://example.invalid"";""Xem"")";1;`);
  expect(await csv("services", "en")).toContain("A,'@A,1,");
});

test("every table holds in CSV and in XLSX what the API says", async () => {
  const { bytes, headers } = await get(`/v1/figures.xlsx?${range}`);
  expect(headers).toMatchObject({
    "content-disposition": 'attachment; filename="motcua-2026-11-01-2026-11-30.xlsx"',
  });
  const sheets = readXlsx(bytes);
  for (const [index, id] of tableIds.entries()) {
    const table = tableOf(figures, id, "vi");
    const cells = [...(table?.rows ?? [])];
    expect(sheets[index]).toEqual([table?.titles, ...cells]);
    const lines = (await csv(id)).slice(1).trimEnd().split("\r\n");
    expect(lines.length).toBe(cells.length + 1);
    const numbers = (row: readonly unknown[]) => row.filter((cell) => typeof cell === "number");
    for (const [at, row] of cells.entries()) {
      const written = (lines[at + 1] ?? "").split(";").map((cell) => cell.replace(",", "."));
      expect(written.filter((cell) => cell !== "").map(Number)).toEqual(
        expect.arrayContaining(numbers(row)),
      );
    }
  }
  const of = (id: TableId) => tableOf(figures, id, "en")?.rows[0]?.slice(0, 6);
  expect(of("overall")).toEqual(["2026-11-01", "2026-11-30", 3, 2, 0, 2]);
  expect(of("heat")).toEqual(["Tuesday", 7, 3, 7, "no"]);
  expect(of("reasons")).toEqual(["Long wait", 1, "no"]);
  expect(of("days")).toEqual(["2026-11-24", 3, 2, 0, 7, 7]);
});

test("a range that is none, and a table that the office does not show, are refused", async () => {
  expect((await get("/v1/figures.csv?from=2026-11-30&to=2026-11-01&table=days")).status).toBe(400);
  expect((await get("/v1/figures.xlsx?from=2026-02-30&to=2026-03-01")).status).toBe(400);
  expect((await get(`/v1/figures.csv?${range}&table=passwords`)).status).toBe(400);
  const { staff: _, ...quiet } = figures;
  expect(tableOf(quiet, "staff", "vi")).toBeUndefined();
});

test("sample data says so in the last column of every table", () => {
  for (const id of tableIds) {
    const table = tableOf({ ...figures, demo: true }, id, "vi");
    expect(table?.titles.at(-1)).toBe("Số liệu mẫu");
    if (id !== "days" && id !== "trend") expect(table?.rows.at(0)?.at(-1)).toBe("có");
  }
});

/** The cells of a workbook's sheets: text, numbers, and null for what is left out. */
function readXlsx(bytes: Buffer): unknown[][][] {
  const files = unzipSync(bytes);
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const plain = (xml: string) =>
    xml
      .replaceAll("&quot;", '"')
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
  const strings = [...text("xl/sharedStrings.xml").matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>/gs)].map(
    ([, string = ""]) => plain(string),
  );
  const names = Object.keys(files).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
  const place = (name: string) => Number(/\d+/.exec(name)?.[0]);
  return names
    .toSorted((a, b) => place(a) - place(b))
    .map((name) =>
      [...text(name).matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) => {
        const cells: unknown[] = [];
        for (const [, of = "", cell = ""] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
          if (/<f[ >]/.test(cell)) throw new Error("a formula");
          const value = /<v>(.*?)<\/v>/s.exec(cell)?.[1];
          if (value === undefined) continue;
          cells[columnOf(of)] = of.includes('t="s"') ? strings[Number(value)] : Number(value);
        }
        return Array.from(cells, (cell) => cell ?? null);
      }),
    );
}

/** 27 for `r="AB1"`, counted from 0. */
function columnOf(attributes: string): number {
  const [, letters = ""] = /r="([A-Z]+)/.exec(attributes) ?? [];
  return (
    letters.split("").reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
  );
}
