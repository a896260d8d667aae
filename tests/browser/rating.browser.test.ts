import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openChromium } from "./browser.ts";
import { buildPages } from "./built-pages.ts";
import { type MockOffice, startMockOffice } from "./mock-api.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A ten-inch tablet, lying. */
const viewport = { width: 1280, height: 800 };

let browser: Browser;
let office: MockOffice;
let page: Page;

beforeAll(async () => {
  const [folders, opened] = await Promise.all([buildPages(), openChromium()]);
  browser = opened;
  office = await startMockOffice(folders);
  page = await browser.newPage({ viewport, reducedMotion: "reduce", hasTouch: true });
  await page.goto(`${office.url}/rating/3`);
}, 180_000);
afterEach(() => {
  office.rating.touches.length = 0;
  office.rating.full = false;
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

const face = (words: string) => page.getByRole("button", { name: words, exact: true });

/** The promise is for a machine at rest, where it takes a tenth of that. */
const busy = 5;

/** The citizen before has gone, and another one was served. */
async function served(visit: string): Promise<void> {
  office.rating.close();
  await page.getByText("sau khi được phục vụ xong").waitFor();
  office.rating.open(visit);
  await face("Hài lòng").waitFor();
}

test("one touch rates; the thanks come within 200 ms of it", async () => {
  await served("2026-11-24/C001#1");
  const tookMs = (await page.evaluate(`new Promise((resolve) => {
    const begin = performance.now();
    const thanked = () => document.querySelector(".rating-calm .thanks-mark") !== null;
    new MutationObserver(() => thanked() && resolve(performance.now() - begin))
      .observe(document.body, { childList: true, subtree: true });
    document.querySelector('[data-score="4"]').click();
  })`)) as number;
  process.stdout.write(`thanks came ${Math.round(tookMs)} ms after the touch\n`);
  expect(tookMs).toBeLessThanOrEqual(busy * 200);
  expect(office.rating.touches).toEqual([{ counter: 3, visit: "2026-11-24/C001#1", score: 4 }]);
});

test("two quick touches are one press", async () => {
  await served("2026-11-24/C002#1");
  await face("Hài lòng").dblclick();
  await page.getByText("Cảm ơn quý ông/bà!").waitFor();
  expect(office.rating.touches).toHaveLength(1);
});

test("a low rating may be explained by one more touch, or not", async () => {
  await served("2026-11-24/C003#1");
  await face("Không hài lòng").tap();
  await face("Hướng dẫn chưa rõ").tap();
  await page.getByText("giúp nơi này phục vụ tốt hơn").waitFor();
  await served("2026-11-24/C004#1");
  await face("Bình thường").tap();
  await face("Bỏ qua").tap();
  await page.getByText("giúp nơi này phục vụ tốt hơn").waitFor();
  expect(office.rating.touches).toEqual([
    { counter: 3, visit: "2026-11-24/C003#1", score: 1 },
    { counter: 3, visit: "2026-11-24/C003#1", score: 1, reason: "unclear" },
    { counter: 3, visit: "2026-11-24/C004#1", score: 2 },
  ]);
});

test("the question closes by itself, thanking", async () => {
  await served("2026-11-24/C005#1");
  await page.clock.install();
  await face("Không hài lòng").tap();
  await page.getByText("Điều gì làm quý ông/bà chưa hài lòng?").waitFor();
  await page.clock.runFor(20_500);
  await page.getByText("giúp nơi này phục vụ tốt hơn").waitFor();
  await page.clock.resume();
  expect(office.rating.touches).toHaveLength(1);
});

test("a change of mind is one more press, and the faces come back for it", async () => {
  await served("2026-11-24/C006#1");
  await face("Hài lòng").tap();
  await face("Chọn lại").tap();
  await face("Rất hài lòng").tap();
  await page.getByText("Cảm ơn quý ông/bà!").waitFor();
  expect(office.rating.touches.map(({ score }) => score)).toEqual([3, 4]);
});

test("nobody is thanked for a touch that was not stored", async () => {
  await served("2026-11-24/C007#1");
  office.rating.full = true;
  await face("Hài lòng").tap();
  await page.getByText("Chưa ghi được. Xin chạm lại.").waitFor();
  expect(await page.getByText("Cảm ơn").count()).toBe(0);
});

test("every target is 88 px high or more, with and without reasons", async () => {
  await served("2026-11-24/C008#1");
  const heights = async () => {
    const boxes = await Promise.all(
      (await page.locator("main").getByRole("button").all()).map((one) => one.boundingBox()),
    );
    return boxes.map((box) => box?.height ?? 0);
  };
  expect(Math.min(...(await heights()))).toBeGreaterThanOrEqual(88);
  await face("Không hài lòng").tap();
  await face("Bỏ qua").waitFor();
  expect(Math.min(...(await heights()))).toBeGreaterThanOrEqual(88);
});

test("the faces and the question break no rule of accessibility", async () => {
  await served("2026-11-24/C009#1");
  await page.evaluate(axe);
  const broken = async () => {
    const results = (await page.evaluate("axe.run()")) as AxeResults;
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };
  expect(await broken()).toEqual([]);
  await face("Bình thường").tap();
  await face("Bỏ qua").waitFor();
  expect(await broken()).toEqual([]);
});

test("a page of a counter without one says so, and asks every two seconds whether it has one", async () => {
  const other = await browser.newPage({ viewport });
  let asked = 0;
  await other.route("**/local/rating/9", (route) => {
    asked += 1;
    return route.fulfill({ status: 404, json: { problem: { code: "unknown-counter" } } });
  });
  // The page's time stands still but for these moves.
  await other.clock.install({ time: 0 });
  await other.clock.pauseAt(1_000);
  await other.goto(`${office.url}/rating/9`);
  await other.getByText("Quầy này không có màn hình đánh giá").waitFor();
  let movedMs = 0;
  for (; asked < 4 && movedMs < 60_000; movedMs += 100) await other.clock.runFor(100);
  expect(asked).toBe(4);
  expect(movedMs).toBeGreaterThanOrEqual(3 * 2_000);
  await other.close();
});
