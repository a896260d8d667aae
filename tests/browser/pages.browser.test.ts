import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openChromium, sizes } from "./browser.ts";
import { buildPages } from "./built-pages.ts";
import { type MockOffice, startMockOffice } from "./mock-api.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
let office: MockOffice;

beforeAll(async () => {
  const [folders, opened] = await Promise.all([buildPages(), openChromium()]);
  browser = opened;
  office = await startMockOffice(folders);
  for (const service of ["A", "B", "C", "A"]) {
    office.hall.issue({ service, class: "elderly", paper: service !== "B", agoMs: 600_000 });
  }
  office.bench.act(1, { name: "call-next" });
}, 60_000);

afterAll(async () => {
  await browser.close();
  await office.stop();
});

async function visit(
  path: string,
  size: keyof typeof sizes = "desktop",
  colorScheme: "light" | "dark" = "light",
): Promise<Page> {
  const viewport = sizes[size];
  const page = await browser.newPage({ viewport, colorScheme, reducedMotion: "reduce" });
  await page.goto(office.url + path);
  await page.locator("main h1, main h2, .phone-label, .counter").first().waitFor();
  return page;
}

const paths = {
  kiosk: "/kiosk",
  bench: "/bench",
  home: "/home",
  counter: "/counter/1",
  reception: "/reception",
  leader: "/leader",
  phone: "/t/anyA002",
} as const;

describe.each(Object.entries(paths))("the %s page", (_, path) => {
  test.each([
    { lang: "vi", colorScheme: "light" },
    { lang: "en", colorScheme: "dark" },
  ] as const)("breaks no rule of accessibility: $lang, $colorScheme", async (look) => {
    const page = await visit(`${path}?lang=${look.lang}`, "desktop", look.colorScheme);
    await page.evaluate(axe);
    const results = (await page.evaluate("axe.run()")) as AxeResults;
    const found = results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    await page.close();
    expect(found).toEqual([]);
  });

  test("asks nothing of another address, and fits every width", async () => {
    const page = await browser.newPage({ viewport: sizes.phone });
    const strangers: string[] = [];
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(office.url) && !url.startsWith("data:")) strangers.push(url);
    });
    await page.goto(office.url + path);
    await page.locator("main h1, main h2, .phone-label, .counter").first().waitFor();
    for (const size of Object.values(sizes)) {
      await page.setViewportSize(size);
      const overflow = "document.documentElement.scrollWidth - innerWidth";
      expect(await page.evaluate(overflow), `${size.width} px`).toBeLessThanOrEqual(0);
    }
    await page.close();
    expect(strangers).toEqual([]);
  });
});

test("every target of the touch page is 88 px high or more", async () => {
  const page = await visit("/kiosk", "kiosk");
  for (const button of await page.getByRole("button").all()) {
    const box = await button.boundingBox();
    expect(box?.height, (await button.textContent()) ?? "").toBeGreaterThanOrEqual(87.5);
  }
  await page.close();
});

test("a double tap takes one number, which stays large on the screen", async () => {
  const page = await visit("/kiosk", "kiosk");
  const before = office.hall.tickets.length;
  await page.locator(".kiosk-tile").first().dblclick();
  const number = page.locator(".kiosk-number");
  await number.waitFor();
  expect(await number.textContent()).toMatch(/^A\d{3}$/);
  expect(office.hall.tickets.length).toBe(before + 1);
  await page.close();
});

test("without the server the touch page sends citizens to the desk", async () => {
  const page = await visit("/kiosk", "kiosk");
  office.kiosk = "server-away";
  await page.getByText("Mời đến quầy hướng dẫn").waitFor();
  office.kiosk = "ready";
  await page.getByText("Hộ tịch").waitFor();
  await page.close();
});

test("one click on the bench plays a visit until it is rated", async () => {
  const page = await visit("/bench");
  await page.getByRole("button", { name: "Chạy thử" }).click();
  await page.getByText(/đã được phục vụ ở quầy \d và đã đánh giá/).waitFor({ timeout: 55_000 });
  await page.close();
}, 60_000);

test("the space bar calls the next citizen; a refusal is told in words", async () => {
  office.hall.issue({ service: "C", class: "normal", paper: true });
  const page = await visit("/counter/3");
  await page.keyboard.press("Space");
  await page.locator(".current-label", { hasText: /^[ACD]\d{3}$/ }).waitFor();
  await page.locator("button:enabled").getByText("Gọi lại").waitFor();
  await page.keyboard.press("F2");
  await page.getByText("Bấm Xong, Vắng mặt hoặc Chuyển trước.").waitFor();
  await page.close();
});

test("a page that lost its line says how old its data is", async () => {
  const page = await visit("/leader");
  await page.context().setOffline(true);
  office.hangUp();
  await page.getByText(/Mất kết nối\. Số liệu đã cũ \d+ giây/).waitFor();
  await page.close();
});
