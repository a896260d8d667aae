import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RangeFigures } from "../../fleet-server/satisfaction/range-schema.ts";
import { satisfiedOf } from "../../fleet-server/satisfaction/satisfied.ts";
import { openChromium, sizes } from "./browser.ts";
import { buildPages } from "./built-pages.ts";
import { freshPage, morning, withFigures } from "./figures-page.ts";
import { type MockOffice, startMockOffice } from "./mock-api.ts";
import { mockFigures } from "./mock-figures.ts";
import { pagesOf } from "./pdf.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
let office: MockOffice;
/** This month at a desk, for the tests that only read. */
let month: Page;

beforeAll(async () => {
  const [folders, opened] = await Promise.all([buildPages(), openChromium()]);
  browser = opened;
  office = await startMockOffice(folders);
  month = await open();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await office.stop();
});

async function open(search = "", size: keyof typeof sizes = "desktop"): Promise<Page> {
  const page = await freshPage(browser, size);
  await page.goto(`${office.url}/leader${search}`);
  await page.locator(".leader-report").waitFor();
  return page;
}

describe("the range", () => {
  test("is this month up to today at first, and each period is one click", async () => {
    const page = await open();
    await page.getByText("01/11/2026 – 24/11/2026").waitFor();
    await page.getByRole("button", { name: "Tuần này" }).click();
    await page.getByText("23/11/2026 – 24/11/2026").waitFor();
    await page.getByRole("button", { name: "Quý này" }).click();
    await page.getByText("01/10/2026 – 24/11/2026").waitFor();
    await page.getByRole("button", { name: "Kỳ trước" }).click();
    await page.locator("strong", { hasText: "Quý III/2026" }).waitFor();
    await page.close();
  });

  test("stands in the address: it can be sent, and gone back from", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Kỳ trước" }).click();
    await page.locator("strong", { hasText: "Tháng 10/2026" }).waitFor();
    const other = await open(new URL(page.url()).search);
    await other.locator("strong", { hasText: "Tháng 10/2026" }).waitFor();
    await page.goBack();
    await page.getByText("01/11/2026 – 24/11/2026").waitFor();
    for (const one of [page, other]) await one.close();
  });

  test("of any two days is read and taken along", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Khoảng khác" }).click();
    await page.getByLabel("Từ ngày").fill("2026-09-07");
    await page.getByLabel("Đến ngày").fill("2026-10-11");
    await page.getByRole("button", { name: "Xem", exact: true }).click();
    const asked = "from=2026-09-07&to=2026-10-11";
    await page.waitForURL(`**/leader?${asked}`);
    await page.locator(`a[href="/v1/figures.xlsx?${asked}&lang=vi"]`).waitFor();
    const table = page.getByRole("link", { name: "Tải CSV: Theo quầy" });
    expect(await table.getAttribute("href")).toBe(
      `/v1/figures.csv?${asked}&lang=vi&table=counters`,
    );
    await page.close();
  });

  test("without anybody says what to do", async () => {
    const page = await open("?range=month&of=2025-01-01");
    await page.getByText("Chưa có phiếu nào trong khoảng này").waitFor();
    await page.getByText("Chọn kỳ khác ở trên").waitFor();
    expect(await page.getByRole("link", { name: "Tải Excel" }).count()).toBe(0);
    await page.close();
  });
});

describe("the page that opens with no range in its address", () => {
  const firstOfMonth = new Date("2026-12-01T08:00:00+07:00");
  const nothing = { ...mockFigures({ from: "2025-01-01", to: "2025-01-31" }) };

  test("shows the latest month with figures, and says so, while this one has none", async () => {
    const page = await freshPage(browser, "desktop", firstOfMonth);
    await page.route(/\/v1\/events$/, (route) => route.abort());
    const days = [
      { day: "2026-11-27", tickets: 5 },
      { day: "2026-11-30", tickets: 0 },
    ];
    await withFigures(page, office, ({ from, to }) => {
      if (from === "2026-12-01") return nothing;
      return from === "2025-12-01" && to === "2026-12-01"
        ? { days: days as RangeFigures["days"] }
        : {};
    });
    await page.locator("strong", { hasText: "Tháng 11/2026" }).waitFor();
    await page.locator(".first-figure").first().waitFor();
    const note = page.getByText(
      "Lúc mở trang, tháng này chưa có phiếu nào. Đây là tháng gần nhất có số liệu.",
    );
    await note.waitFor();
    await page.getByRole("button", { name: "Tháng", exact: true }).click();
    await page.getByText("Chưa có phiếu nào trong khoảng này").waitFor();
    expect(await note.count()).toBe(0);
    await page.goBack();
    await note.waitFor();
    await page.close();
  });
});

test("the first figure, its interval and the goal are in sight on a phone without a scroll", async () => {
  const page = await open("", "phone");
  const share = page.locator(".satisfied .facts");
  const box = await share.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(sizes.phone.height);
  expect(await page.locator(".satisfied .first-figure").textContent()).toContain("93,8 %");
  expect(await share.textContent()).toMatch(/774 trong 825.*95,0 %.*92,0 % – 95,3 %/);
  await page.close();
});

test("the response rate says which counters raise and lower it, and against which goal", async () => {
  const text = await month.locator(".response").textContent();
  expect(text).toMatch(/36,7 %.*mục tiêu 40,0 %/);
  expect(text).toMatch(/Kéo lên.*Quầy 1.*\+63 lượt.*Quầy 3.*\+9 lượt.*Kéo xuống.*Quầy 2.*−72 lượt/);
});

test("a share on less than 30 ratings is not shown", async () => {
  const row = month.locator('section[aria-label="Theo đối tượng"] tr', { hasText: "có công" });
  expect(await row.textContent()).toContain("chưa đủ");
});

/** This month, if the office had counted this in it. */
async function openCounted(counted: Partial<RangeFigures["overall"]>): Promise<Page> {
  const page = await freshPage(browser);
  await withFigures(page, office, ({ overall }) => ({ overall: { ...overall, ...counted } }));
  return page;
}

test.each([
  [193, "Đạt mục tiêu; chênh lệch có thể do ngẫu nhiên"],
  [199, "Đạt mục tiêu"],
  [188, "Chưa đạt mục tiêu; chênh lệch có thể do ngẫu nhiên"],
  [150, "Chưa đạt mục tiêu"],
])("%d satisfied of 200 is told as: %s", async (satisfied, told) => {
  const rated = satisfiedOf({ satisfied, ratings: 200, served: 400 });
  const page = await openCounted({ satisfied: rated });
  expect(await page.locator(".satisfied .first-figure small").textContent()).toBe(told);
  await page.close();
});

test("a response rate on two served visits reaches no goal, and compares no counters", async () => {
  const rated = satisfiedOf({ satisfied: 1, ratings: 1, served: 2 });
  const page = await openCounted({ served: 2, satisfied: rated });
  const text = await page.locator(".response").textContent();
  expect(text).toMatch(/Chưa đủ dữ liệu.*mới xong 2 lượt.*1 lượt đánh giá trên 2 lượt xong/);
  expect(text).not.toMatch(/50,0|Đạt|Kéo|gần như nhau/);
  await page.close();
});

test("hours by weekday are a table: the number stands in each cell, and nobody is said", async () => {
  const table = month.getByRole("table", { name: "Giờ và ngày trong tuần: Số phiếu" });
  const row = (hour: string) => table.getByRole("row", { name: hour }).getByRole("cell");
  expect(await row("09 giờ").allTextContents()).toEqual(["66", "64", "62", "67", "65"]);
  expect(await row("12 giờ").first().textContent()).toBe("–không có phiếu");
  await month.getByRole("button", { name: "Chờ (phút)" }).click();
  await month.getByRole("table", { name: "Giờ và ngày trong tuần: Chờ (phút)" }).waitFor();
});

test("the trend can be read without its pictures: a table of 13 weeks", async () => {
  await month.getByText("Xem bảng số").click();
  expect(await month.locator(".trend tbody tr").count()).toBe(13);
  const few = month.locator(".trend tbody tr", { hasText: "28/09/2026" });
  expect(await few.textContent()).toContain("chưa đủ");
});

test("each figure tells in one sentence how it is computed, and leads to its definition", async () => {
  const page = await open();
  await page.getByLabel("Cách tính: Tỷ lệ đánh giá").click();
  await page.getByText("Số lượt đánh giá ÷ số lượt đã phục vụ xong.").waitFor();
  await page.locator(".response").getByText("Xem định nghĩa đầy đủ").first().click();
  await page.waitForURL("**/definitions#response-rate");
  await page.locator("#response-rate:target").getByText("sẵn có là 40 %").waitFor();
  const links = await page.evaluate("document.querySelectorAll('.definitions section').length");
  expect(links).toBeGreaterThan(15);
  await page.close();
});

test("sample figures are marked", async () => {
  await month.getByText("96,8 % số phiếu trong khoảng này là lịch sử mô phỏng").waitFor();
});

test("weeks of sample figures are marked in the charts, also of a range that has none", async () => {
  const page = await freshPage(browser);
  await withFigures(page, office, () => ({ demo: false, demoShare: 0 }));
  const trend = page.getByRole("region", { name: "13 tuần" });
  await trend.getByText("12 trong 13 tuần có số liệu mẫu").waitFor();
  expect(await trend.locator(".chart [data-sample]").count()).toBe(2 * 12);
  expect(await page.locator(".demo-notice").count()).toBe(0);
  await page.close();

  const own = await freshPage(browser);
  await withFigures(own, office, ({ trend: weeks }) => ({
    trend: weeks.map((week) => ({ ...week, demo: false })),
  }));
  await own.locator(".trend").waitFor();
  expect(await own.locator(".trend").textContent()).not.toContain("mẫu");
  await own.close();
});

test("the printed sheet is one upright A4 page with the national header", async () => {
  const page = await open();
  await page.emulateMedia({ media: "print" });
  const parts = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập – Tự do – Hạnh phúc",
    "UBND phường Mẫu",
    "Từ ngày 01/11/2026 đến ngày 24/11/2026",
    "SỐ LIỆU MẪU – không dùng để báo cáo",
  ];
  for (const part of parts) await page.getByText(part, { exact: true }).last().waitFor();
  const sheet = await page.locator(".print-sheet").textContent();
  expect(sheet).toMatch(
    /Trung vị thời gian chờ\d+ phúttrên 2\.345 phiếu; trung bình 11 phút.*Theo đối tượng:?.*Người có công: 51 số/,
  );
  expect(sheet).toMatch(/Nơi nhận:- Lãnh đạo UBND;- Lưu: VT\./);
  expect(sheet).not.toContain("Như trên");
  expect(await page.getByText("(Ký, ghi rõ họ tên)").count()).toBe(2);
  expect(await page.locator(".leader").isVisible()).toBe(false);
  const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }));
  expect(pages).toEqual([{ widthMm: 210, heightMm: 297 }]);
  await page.close();
});

/** What A4 leaves between margins of 20, 15, 20 and 30 mm, in CSS pixels: 96 to 25.4 mm. */
const paper = { width: Math.floor((165 / 25.4) * 96), height: (257 / 25.4) * 96 };

test.each(["Times New Roman", "DejaVu Serif"])(
  "the printed sheet leaves room on its page, also in a wide font: %s",
  async (font) => {
    const page = await open();
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: paper.width, height: 1_000 });
    await page.addStyleTag({
      content: `.print-sheet { font-family: "${font}", serif !important }`,
    });
    const box = await page.locator(".print-sheet").boundingBox();
    expect(box?.height).toBeLessThan(paper.height * 0.96);
    await page.close();
  },
);

test("a sheet of many services goes on to a second page", async () => {
  const page = await freshPage(browser);
  await withFigures(page, office, ({ services: [first] }) => ({
    services: Array.from({ length: 20 }, (_, at) => ({
      ...(first as RangeFigures["services"][0]),
      name: { vi: `Lĩnh vực ${at}`, en: `Service ${at}` },
    })),
  }));
  await page.emulateMedia({ media: "print" });
  await page.getByText("Lĩnh vực 19").last().waitFor();
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toHaveLength(2);
  await page.close();
});

test("refused figures are told, and asked for again", async () => {
  const page = await browser.newPage({ viewport: sizes.desktop });
  await page.clock.install({ time: morning });
  let away = true;
  await page.route("**/v1/figures?*", (route) => (away ? route.abort() : route.continue()));
  await page.goto(`${office.url}/leader?range=month&of=2026-10-01`);
  await page.getByText("Chưa đọc được số liệu").waitFor();
  away = false;
  await page.clock.runFor(5_000);
  await page.locator(".first-figure").first().waitFor();
  await page.close();
});

test("with everything opened, on a phone, no rule of accessibility is broken", async () => {
  const page = await open("", "phone");
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  await page.getByRole("button", { name: "Khoảng khác" }).click();
  await page.evaluate(axe);
  const results = (await page.evaluate("axe.run()")) as AxeResults;
  expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.close();
});
