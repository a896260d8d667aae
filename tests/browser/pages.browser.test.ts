import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openChromium, sizes } from "./browser.ts";
import { buildPages } from "./built-pages.ts";
import { closedOffice } from "./closed-office.ts";
import { type MockOffice, startMockOffice } from "./mock-api.ts";
import { staffPages } from "./staff-pages.ts";

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
}, 180_000);

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

/** A staff page that hears one hall, the given one. */
async function visitHall(path: string, view: object): Promise<Page> {
  const page = await browser.newPage({ viewport: sizes.desktop });
  const body = `event: hall\ndata: ${JSON.stringify({ ...view, boards: [] })}\n\n`;
  await page.route(/\/v1\/events$/, (route) =>
    route.fulfill({ contentType: "text/event-stream", body }),
  );
  await page.goto(office.url + path);
  return page;
}

const paths = {
  kiosk: "/kiosk",
  bench: "/bench",
  rating: "/rating/3",
  home: "/home",
  counter: "/counter/1",
  reception: "/reception",
  technician: "/technician",
  measures: "/measures/box-26734/printer1",
  positions: "/claim",
  "one position": "/claim/box-26734",
  claim: "/claim/c3-26734#MMFH3FJ5QS",
  leader: "/leader",
  definitions: "/definitions",
  phone: "/t/anyA002",
} as const;

/** The language stands before the part that no server sees. */
const inLanguage = (path: string, lang: string) =>
  path.replace(/#|$/, (end) => `?lang=${lang}${end}`);

describe.each(Object.entries(paths))("the %s page", (_, path) => {
  test.each([
    { lang: "vi", colorScheme: "light" },
    { lang: "en", colorScheme: "dark" },
  ] as const)("breaks no rule of accessibility: $lang, $colorScheme", async (look) => {
    const page = await visit(inLanguage(path, look.lang), "desktop", look.colorScheme);
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
    for (const lang of ["vi", "en"]) {
      await page.goto(office.url + inLanguage(path, lang));
      await page.locator("main h1, main h2, .phone-label, .counter").first().waitFor();
      for (const size of Object.values(sizes)) {
        await page.setViewportSize(size);
        const overflow = "document.documentElement.scrollWidth - innerWidth";
        expect(await page.evaluate(overflow), `${lang}, ${size.width} px`).toBeLessThanOrEqual(0);
      }
    }
    await page.close();
    expect(strangers).toEqual([]);
  });
});

test("the home page's way to today's figures leads to those of today", async () => {
  const page = await visit("/home");
  await page.getByRole("link", { name: "Số liệu hôm nay" }).click();
  await page.locator(".leader-report").waitFor();
  const chosen = page.locator(".leader button[aria-pressed=true]");
  expect(await chosen.first().textContent()).toBe("Hôm nay");
  await page.close();
});

test("five tabs of one browser are all live: a page holds one line to the server", async () => {
  // A browser opens six HTTP/1.1 lines to a host, for all of its tabs together.
  const context = await browser.newContext({ viewport: sizes.desktop });
  for (const path of ["/home", "/technician", "/home", "/technician", "/home"]) {
    const tab = await context.newPage();
    await tab.goto(office.url + path);
    await tab.getByText("Ổ đĩa của hộp điều khiển sắp đầy").waitFor();
  }
  await context.close();
});

test("the home page tells that office.yaml is refused, where and what to do, until it is mended", async () => {
  const page = await visit("/home", "phone");
  const message = { vi: "không hộp nào có thiết bị “led33”", en: "no board has it" };
  const remedy = { vi: "Có phải là “led3”?", en: "Did you mean led3?" };
  office.news = {
    faults: [{ line: 42, field: "counters/2/display", message, remedy }],
    nextCode: "o26735",
  };
  const note = page.getByRole("region", {
    name: "Bản sửa mới nhất của office.yaml không được dùng",
  });
  await note.getByText("Dòng 42:").waitFor();
  expect(await note.textContent()).toContain(
    "counters/2/display không hộp nào có thiết bị “led33”. Có phải là “led3”?",
  );
  await note.getByText("Đơn vị vẫn chạy theo bản đúng gần nhất").waitFor();
  await page.getByText("Mã đơn vị mới o26735").waitFor();
  await page.evaluate(axe);
  expect(((await page.evaluate("axe.run()")) as AxeResults).violations).toEqual([]);
  office.news = { faults: [], nextCode: null };
  await note.waitFor({ state: "detached" });
  await page.close();
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

closedOffice(visit, () => office);
staffPages(visit, () => office);

test("one click on the bench plays a visit until it is rated", async () => {
  const page = await visit("/bench");
  await page.getByRole("button", { name: "Chạy thử" }).click();
  await page.getByText(/đã được phục vụ ở quầy \d và đã đánh giá/).waitFor({ timeout: 55_000 });
  await page.close();
}, 180_000);

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

test("a counter counts all who wait for it, also those that its list has no room for", async () => {
  const view = office.hall.view();
  const services = view.services.map((one) => ({ ...one, waiting: one.letter === "B" ? 71 : 0 }));
  const page = await visitHall("/counter/2", { ...view, services, waiting: [] });
  await page.getByRole("heading", { name: "Đang chờ quầy này: 71" }).waitFor();
  await page.getByText("Còn 71 người đến sau").waitFor();
  expect(await page.getByText("Không có ai chờ").count()).toBe(0);
  await page.close();
});

test("the reason for the next ticket is a sum that anyone can check", async () => {
  office.hall.issue({ service: "A", class: "normal", paper: true, agoMs: 275_000 });
  const page = await visit("/counter/1");
  const because = await page.locator(".next-up span").textContent();
  const [, waited = "", target = "", percent = ""] =
    /^chờ ([\d,]+)′ \/ hẹn ([\d,]+)′ = (\d+) %$/.exec(because ?? "") ?? [];
  const figure = (text: string) => Number(text.replace(",", "."));
  expect(Math.round((figure(waited) / figure(target)) * 100), because ?? "").toBe(Number(percent));
  await page.close();
});

test("a number with paper asks to take it, whatever the printer does with other slips", async () => {
  const faults = office.bench.faults.get("printer1") ?? {};
  faults["paper-out"] = true;
  const page = await visit("/kiosk", "kiosk");
  await page.getByText("Vẫn lấy được số").waitFor();
  await page.route("**/local/issue", async (route) => {
    const { ok } = (await (await route.fetch()).json()) as { ok: object };
    await route.fulfill({ json: { ok: { ...ok, paper: true } } });
  });
  await page.locator(".kiosk-tile").first().click();
  await page.locator(".kiosk-number").waitFor();
  faults["paper-out"] = false;
  expect(await page.getByText("Mời lấy phiếu").count()).toBe(1);
  await page.close();
});

test("a slip that fails is no slip to take: the number, its code and what to do stay for 20 s", async () => {
  const page = await visit("/kiosk", "kiosk");
  await page.locator(".kiosk-tile").first().click();
  await page.getByText("Mời lấy phiếu").waitFor();
  const [ticket] = office.hall.tickets.slice(-1);
  await page.getByText(/tự đóng sau 1[0-8] giây/).waitFor();
  office.missingSlips = [ticket?.ticket ?? ""];
  await page.getByRole("alert").getByText("Phiếu không in ra được").waitFor();
  await page.getByText(/tự đóng sau (20|19) giây/).waitFor();
  expect(await page.locator(".kiosk-number").textContent()).toBe(ticket?.label);
  expect(await page.getByText("Mời lấy phiếu").count()).toBe(0);
  expect(await page.locator(".kiosk-follow .qr-code").count()).toBe(1);
  office.missingSlips = [];
  await page.close();
});

test.each([
  ["vi", "Chờ trên 2 giờ, xin hỏi quầy hướng dẫn"],
  ["en", "Wait: over 2 hours, please ask at reception"],
])("a phone is told no minutes of a wait beyond 2 hours: %s", async (lang, words) => {
  const page = await browser.newPage({ viewport: sizes.phone });
  await page.route(/\/v1\/phone\/\w+$/, async (route) => {
    const known = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...known, state: "waiting", wait: { from: 4515, to: 4525 } } });
  });
  await page.route(/\/events$/, (route) => route.abort());
  await page.goto(`${office.url}/t/anyA002?lang=${lang}`);
  await page.getByText(words).waitFor();
  await page.close();
});
