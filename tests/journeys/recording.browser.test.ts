import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveReplay } from "../../edge/replay/replay.ts";
import { openChromium, sizes } from "../browser/browser.ts";
import { realClock } from "../harness/clocks.ts";
import { type DemoOffice, startDemoOffice } from "../harness/demo-office.ts";
import { freePort } from "../harness/free-port.ts";

let office: DemoOffice;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "motcua-recording-"));
  [office, browser] = await Promise.all([startDemoOffice(), openChromium()]);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await office.stop();
  rmSync(folder, { recursive: true });
});

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const pages = join(import.meta.dirname, "..", "..", "edge", "dist", "web");

test("a technician fetches the recording with one touch and sees the visit again", async () => {
  await fetch(`${office.edgeUrl}/bench/press`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ device: "kiosk1", key: "A" }),
  });
  await expect.poll(async () => (await office.tickets())[0]?.slip).toBe("printed");

  const technician = await browser.newPage({ viewport: sizes.phone });
  await technician.goto(`${office.serverUrl}/technician`);
  const [download] = await Promise.all([
    technician.waitForEvent("download"),
    technician.getByRole("link", { name: "Tải bản ghi" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^box-26734-.*\.motcua\.gz$/);
  const path = join(folder, "fetched.gz");
  await download.saveAs(path);

  const port = await freePort();
  const replay = await serveReplay({
    ...{ path, port, pages, speed: Number.POSITIVE_INFINITY, clock: realClock, logger: silent },
  });
  const page = await browser.newPage({ viewport: sizes.desktop });
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(replay.url)) foreign.push(request.url());
  });
  await page.goto(`${replay.url}/bench?lang=vi`);
  await page.getByText("Đang xem bản ghi của hộp box-26734, không phải lúc này").waitFor();
  await page.getByRole("button", { name: /Phóng to phiếu/ }).waitFor();
  await page.getByText("Phím đã bấm:").waitFor();
  expect(await page.locator(".kiosk-keys button").first().isDisabled()).toBe(true);
  const pressed = await fetch(`${replay.url}/bench/press`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ device: "kiosk1", key: "A" }),
  });
  expect(pressed.status).toBe(404);

  await page.getByRole("button", { name: "1×", exact: true }).click();
  await page.getByRole("button", { name: "Phát", exact: true }).click();
  await page.getByRole("button", { name: "Tạm dừng" }).click();
  // A visit takes seconds, or minutes on a busy machine: back to its beginning.
  const backToTheBeginning = async () => {
    await page.getByRole("button", { name: "Lùi một phút" }).click();
    return page.getByText("Bấm một phím để lấy phiếu").isVisible();
  };
  await expect.poll(backToTheBeginning, { interval: 500 }).toBe(true);
  await page.setViewportSize(sizes.phone);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(sizes.phone.width);
  expect(foreign).toEqual([]);
  await replay.stop();
}, 180_000);
