import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openChromium, sizes } from "./browser.ts";
import { buildPages } from "./built-pages.ts";
import { type MockOffice, startMockOffice } from "./mock-api.ts";
import { mockMeasures } from "./mock-measures.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
let office: MockOffice;

beforeAll(async () => {
  const [folders, opened] = await Promise.all([buildPages(), openChromium()]);
  browser = opened;
  office = await startMockOffice(folders);
}, 180_000);

afterAll(async () => {
  await browser.close();
  await office.stop();
});

async function visit(path: string, size: keyof typeof sizes = "desktop"): Promise<Page> {
  const page = await browser.newPage({ viewport: sizes[size], reducedMotion: "reduce" });
  await page.goto(office.url + path);
  await page.locator("main h1, main h2").first().waitFor();
  return page;
}

test("the alarms that are over are told below the open ones, and that nobody takes them", async () => {
  const page = await visit("/technician", "phone");
  const alarms = page.getByRole("region", { name: "Cảnh báo" });
  await alarms.getByText(/Nơi nhận cảnh báo từ chối \(mã 404\) từ/).waitFor();
  await alarms.getByText("Cảnh báo đã qua").click();
  const past = alarms.locator(".past-alarms li");
  await past.getByText("Nắp máy in đang mở").waitFor();
  expect(await past.textContent()).toMatch(/printer1, hộp box-26734, .* đến .*, kéo dài 11 phút/);
  const overflow = "document.documentElement.scrollWidth - innerWidth";
  expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
  await page.close();
});

test("a machine that was put out shows its number, and the claim page warns before", async () => {
  const bench = await browser.newPage({ viewport: sizes.kiosk });
  const away = {
    ...{ mode: "server-away", printer: null, keyTicket: null },
    ...{ missingSlips: [], isPutOut: true },
  };
  let state = { ...away, waitingNumber: null as string | null };
  await bench.route("**/local/events", (route) =>
    route.fulfill({
      contentType: "text/event-stream",
      body: `event: kiosk\ndata: ${JSON.stringify(state)}\n\n`,
    }),
  );
  await bench.goto(`${office.url}/kiosk`);
  await bench.getByText(/đã bị ngắt khỏi vị trí.*tháo hộp ra, hoặc giao lại/).waitFor();
  state = { ...away, waitingNumber: "12345678" };
  for (const path of ["/kiosk", "/bench"]) {
    await bench.goto(office.url + path);
    await bench.getByText(/1234 5678/).waitFor();
  }
  await bench.close();
  const page = await visit("/claim/box-26734");
  await page.getByRole("button", { name: "Thay thiết bị" }).click();
  await page
    .getByRole("dialog")
    .getByText(/chính hộp đang chạy máy chủ/)
    .waitFor();
  await page.close();
});

test("an emptied position waits for a machine, and the machine that was there says so", async () => {
  const home = await visit("/home", "phone");
  const boards = home.getByRole("region", { name: "Hộp điều khiển và thiết bị" });
  await boards.getByText("đang chờ hộp mới").waitFor();
  expect(await boards.getByText("mất kết nối").count()).toBe(0);
  await boards.getByRole("link", { name: "Giao vị trí này cho hộp mới" }).click();
  const waiting = home.getByRole("region", { name: "Hộp đang chờ" }).getByRole("button");
  await waiting.getByText("Hộp cũ: đã bị thay ở box-26734, 24/11/2026 09:00").waitFor();
  expect(await waiting.first().textContent()).not.toContain("Hộp cũ");
  await home.close();
});

test("a technician's tests, details and finds are read and hit on a phone", async () => {
  const page = await visit("/technician", "phone");
  const card = (device: string) => page.locator(`[id="box-26734/${device}"]`);
  for (const device of ["printer1", "led1", "keys1"]) {
    await card(device).getByRole("button", { name: "Thử", exact: true }).click();
  }
  await card("speaker1").getByRole("button", { name: "Chi tiết" }).click();
  await page.getByRole("button", { name: "Tìm thiết bị" }).first().click();
  await card("printer1").getByText("Thử không được: Hết giấy").waitFor();
  await card("printer1").getByText("từ 09:58").waitFor();
  await card("printer1").getByText("thử lần cuối: đạt, hôm qua 10:12").waitFor();
  await card("led1").getByText("Có thấy bảng sáng hết").waitFor();
  await card("keys1").locator("kbd", { hasText: "Gọi tiếp" }).waitFor();
  await card("keys1").getByText("Vừa nhận phím 5, không phải phím này.").waitFor();
  await card("speaker1").locator(".tech-line li").first().waitFor();
  await card("speaker1").getByText("lặp lại 4 lần").waitFor();
  await page.getByText("Hộp c3-26734: mất kết nối. Kiểm tra nguồn").waitFor();
  await page.getByText("địa chỉ có trả lời: 0x20, 0x70").waitFor();
  await page.evaluate(axe);
  const results = (await page.evaluate("axe.run()")) as AxeResults;
  expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = "document.documentElement.scrollWidth - innerWidth";
  expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
  for (const target of await page.locator("main button, main a").all()) {
    const box = await target.boundingBox();
    expect(box?.height, (await target.textContent()) ?? "").toBeGreaterThanOrEqual(43.5);
  }
  await page.close();
});

test("a measure that is older than the device's health says so", async () => {
  const page = await browser.newPage({ viewport: sizes.desktop });
  const [printer] = mockMeasures.places;
  const [paper, ...others] = printer?.measures ?? [];
  const before = { ...paper, value: "ok", atMs: (printer?.sinceMs ?? 0) - 60_000 };
  const places = [{ ...printer, measures: [before, ...others] }];
  await page.route("**/v1/measures", (route) =>
    route.fulfill({ json: { ...mockMeasures, places } }),
  );
  await page.goto(`${office.url}/measures/box-26734/printer1`);
  const shown = (label: string) => page.getByRole("region", { name: label }).first();
  await shown("Giấy in").getByText("đo 6 phút trước, khi tình trạng chưa đổi").waitFor();
  expect(await shown("Phiếu đã in").textContent()).not.toContain("tình trạng chưa đổi");
  await page.close();
});
