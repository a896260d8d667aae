import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dayInVietnam } from "../../device-profiles/look/numbers.ts";
import type { RangeFigures } from "../../fleet-server/satisfaction/range-schema.ts";
import { openChromium, sizes } from "../browser/browser.ts";
import { pagesOf } from "../browser/pdf.ts";
import { type DemoOffice, startDemoOffice } from "../harness/demo-office.ts";
import { untilWith } from "../harness/until.ts";

let office: DemoOffice;
let browser: Browser;

beforeAll(async () => {
  [office, browser] = await Promise.all([startDemoOffice({ history: true }), openChromium()]);
  for (const service of ["A", "C"]) {
    await office.post("/v1/tickets", { service, class: "normal", paper: false });
  }
  await office.act(1, "call-next");
  await office.act(1, "finish");
  // The demo office makes its 90 days of history while it serves already.
  const until = untilWith(async () => "");
  await until("the sample history is there", async () => {
    // Not a quarter or month of the calendar: on its first day that holds no day before.
    const nowMs = Date.now();
    const [from, to] = [nowMs - 7 * 86_400_000, nowMs].map(dayInVietnam);
    const { body } = await office.get<RangeFigures>(`/v1/figures?from=${from}&to=${to}`);
    return body.demo;
  });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await office.stop();
});

/** A phone at the edge of the network: 1 Mbit/s both ways. */
const slowLine = {
  offline: false,
  latency: 40,
  downloadThroughput: 125_000,
  uploadThroughput: 125_000,
};

/** Takes a file along, and reads it. */
async function taken(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return readFile(await download.path());
}

/** What a console may need before its first figure, over the wire; fonts come after, bytes. */
const firstFigureBytesMax = 250 * 1024;

test("the first figure comes within the page's budget over the wire: it travels compressed", async () => {
  const page = await browser.newPage({ viewport: sizes.phone });
  const line = await page.context().newCDPSession(page);
  const fonts = new Set<string>();
  let bytes = 0;
  line.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Font") fonts.add(requestId);
  });
  line.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (!fonts.has(requestId)) bytes += encodedDataLength;
  });
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", slowLine);
  const startedMs = performance.now();
  await page.goto(`${office.serverUrl}/leader`, { waitUntil: "commit" });
  await page.locator(".first-figure").first().waitFor();
  const tookMs = Math.round(performance.now() - startedMs);
  process.stdout.write(`the first figure at 1 Mbit/s: ${tookMs} ms, ${bytes} bytes before it\n`);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(firstFigureBytesMax);
  await page.close();
}, 180_000);

test("a leader reads a month: range, first figure, definition, files and paper, in 8 clicks", async () => {
  const page = await browser.newPage({ viewport: sizes.phone });
  let clicks = 0;
  const click = async (role: "link" | "button", name: string) => {
    clicks += 1;
    await page.getByRole(role, { name, exact: true }).first().click();
  };
  await page.goto(`${office.serverUrl}/home`);
  await click("link", "Số liệu");
  await page.locator(".first-figure").first().waitFor();
  await click("button", "Tuần này");
  await click("button", "Tháng này");
  await page.waitForURL("**/leader?range=month");
  const share = page.locator(".satisfied .first-figure");
  expect(await share.textContent()).toMatch(/\d,\d %|Chưa đủ dữ liệu/);

  clicks += 1;
  await page.getByLabel("Cách tính: Mức hài lòng").click();
  await page.getByText("mỗi lượt phục vụ tính lần bấm cuối").waitFor();
  await click("link", "Xem định nghĩa đầy đủ");
  await page.locator("#satisfied:target").waitFor();
  await page.goBack();
  await page.waitForURL("**/leader?range=month");

  const csv = await taken(page, () => click("link", "Tải CSV: Theo lĩnh vực"));
  expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(csv.toString()).toContain("Chứng thực");
  const xlsx = await taken(page, () => click("link", "Tải Excel"));
  expect(xlsx.subarray(0, 2).toString()).toBe("PK");

  await page.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }");
  await click("button", "In trang A4");
  await page.locator('body[data-printed="yes"]').waitFor();
  const paper = pagesOf(await page.pdf({ preferCSSPageSize: true }));
  expect(paper).toEqual([{ widthMm: 210, heightMm: 297 }]);

  process.stdout.write(`a leader reads a month: ${clicks} clicks, nothing typed\n`);
  expect(clicks).toBeLessThanOrEqual(8);
  await page.close();
}, 180_000);
