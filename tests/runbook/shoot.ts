import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchState } from "../../edge/local/bench-state.ts";
import { serveReplay } from "../../edge/replay/replay.ts";
import { openChromium } from "../browser/browser.ts";
import { startClaimOffice } from "../harness/claim-office.ts";
import { realClock } from "../harness/clocks.ts";
import { freePort } from "../harness/free-port.ts";
import { secondBoard } from "../harness/two-boards.ts";
import { sharpness, shootingAt } from "./pictures.ts";

/**
 * Takes the pictures of docs/so-tay-ky-thuat.md anew, on the office as it ships with a second
 * position to claim: `npm run build && npm run runbook`.
 */
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const box = "box-26734";

const folder = join(import.meta.dirname, "..", "..", "docs", "runbook");
const pages = join(import.meta.dirname, "..", "..", "edge", "dist", "web");
const temporary = mkdtempSync(join(tmpdir(), "motcua-runbook-"));
const [office, browser] = await Promise.all([startClaimOffice(), openChromium()]);
const context = await browser.newContext({
  ...{ locale: "vi-VN", reducedMotion: "reduce", deviceScaleFactor: sharpness },
});
const page = await context.newPage();
const shoot = shootingAt(page, folder);
const card = (device: string) => page.locator(`[id="${box}/${device}"]`);
const touch = (name: string | RegExp) => page.getByRole("button", { name }).first().click();
const boardUrl = await office.until("the box's pages are known", async () => {
  const { boards } = await office.hall();
  return boards.find(({ name }) => name === box)?.pages ?? undefined;
});

try {
  await claim();
  await test();
  await watch();
  await replay();
  await lead();
} finally {
  await browser.close();
  await office.stop();
  rmSync(temporary, { recursive: true });
}

/** A new board, its position, the slip with the code, and the board that takes its place. */
async function claim(): Promise<void> {
  const machine = await office.machine({ SERVER: office.serverUrl });
  void machine.program.start().catch(() => undefined);
  const number = await office.until("the new board shows its number", async () => {
    const text = await (await fetch(machine.pageUrl)).text();
    return /class="number">(\d{4} \d{4})</.exec(text)?.[1];
  });
  await page.goto(machine.pageUrl);
  await shoot("bo-mach-moi", { height: 640 });
  await page.goto(`${office.serverUrl}/claim/${secondBoard}`);
  await touch("Tạo mã");
  await page.locator(".claim-qr").waitFor();
  await page.getByRole("button", { name: number }).waitFor();
  await shoot("nhan-vi-tri", { height: 880 });
  await touch("In mã ra phiếu");
  const slip = await office.until("the code is on paper", async () => {
    const slips = (await bench()).devices.flatMap((one) =>
      one.kind === "printer" ? one.slips : [],
    );
    return slips.find(({ cut }) => cut);
  });
  const paper = await fetch(`${boardUrl}${slip.url}`);
  writeFileSync(join(folder, "phieu-ma.png"), Buffer.from(await paper.arrayBuffer()));
  await touch(number);
  await page.getByText("Vị trí này đã có hộp và đang nối.").waitFor({ timeout: 30_000 });
  await touch("Thay thiết bị");
  await page.getByText("Ngắt hộp cũ").waitFor();
  await shoot("thay-thiet-bi", { height: 560 });
  await touch("Thôi");
}

/** The technician's page with all well, a test, and a line's bytes. */
async function test(): Promise<void> {
  await page.goto(`${office.serverUrl}/technician`);
  await page.getByText(/thiết bị đều hoạt động tốt/).waitFor({ timeout: 30_000 });
  await shoot("ky-thuat", { height: 760 });
  await card("printer1").getByRole("button", { name: "Thử" }).click();
  await page.getByText("Có thấy phiếu in ra không?").waitFor({ timeout: 20_000 });
  await shoot("thu-may-in", { of: card("printer1") });
  await card("printer1").getByRole("button", { name: "Đạt", exact: true }).click();
  await card("printer1")
    .getByText(/thử lần cuối: đạt/)
    .waitFor();
  await card("led1").getByRole("button", { name: "Thử" }).click();
  await card("led1").getByText("Có thấy bảng sáng hết").waitFor();
  await card("led1").getByRole("button", { name: "Đóng" }).click();
  await card("led1").getByRole("button", { name: "Chi tiết" }).click();
  await card("led1").locator(".tech-line li").first().waitFor();
  await shoot("chi-tiet", { of: card("led1"), atMost: 560 });
}

/** A printer without paper: its card, and the alarm after 10 s; what it measures. */
async function watch(): Promise<void> {
  await page.goto(`${office.serverUrl}/technician`);
  await post(`${boardUrl}/bench/fault`, { device: "printer1", fault: "paper-out", on: true });
  await page.getByText("Đã xem").waitFor({ timeout: 60_000 });
  await shoot("canh-bao", { height: 760 });
  await post(`${boardUrl}/bench/fault`, { device: "printer1", fault: "paper-out", on: false });
  // A chart begins with the first whole minute.
  await office.until("the printer was measured for a minute", measured, 150_000);
  await shoot("so-do", { height: 760 });
}

async function measured(): Promise<boolean> {
  await page.goto(`${office.serverUrl}/measures/${box}/printer1`);
  const chart = page.locator("canvas").first();
  return chart.waitFor({ timeout: 5_000 }).then(
    () => true,
    () => false,
  );
}

/** A visit, fetched as a recording and shown on the bench page. */
async function replay(): Promise<void> {
  for (const [device, key, wait] of [
    ["kiosk1", "A", "issued"],
    ["keys1", "next", "called"],
  ] as const) {
    await post(`${boardUrl}/bench/press`, { device, key });
    await office.until(wait, async () => {
      const [ticket] = await office.tickets();
      return wait === "issued" ? ticket?.slip === "printed" : ticket?.state === "called";
    });
  }
  const fetched = await fetch(`${office.serverUrl}/v1/boards/${box}/recording`);
  const path = join(temporary, "fetched.gz");
  writeFileSync(path, Buffer.from(await fetched.arrayBuffer()));
  const port = await freePort();
  const speed = Number.POSITIVE_INFINITY;
  const shown = await serveReplay({
    ...{ path, port, pages, speed, clock: realClock, logger: silent },
  });
  await page.goto(`${shown.url}/bench?lang=vi`);
  await page.getByText(`Đang xem bản ghi của hộp ${box}`).waitFor();
  await page.getByRole("button", { name: /Phóng to phiếu/ }).waitFor();
  await shoot("xem-lai", { height: 760 });
  await shown.stop();
}

/** The leader's page, for README.md. */
async function lead(): Promise<void> {
  const desk = await browser.newPage({ locale: "vi-VN" });
  await desk.goto(`${office.serverUrl}/leader`);
  await desk.locator(".first-figure").first().waitFor({ timeout: 60_000 });
  await shootingAt(desk, join(folder, ".."))("leader", { width: 1180, height: 720 });
}

async function bench(): Promise<BenchState> {
  const { body } = await fetch(`${boardUrl}/local/events`);
  let text = "";
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk).toString();
    const data = /^event: bench\ndata: (.*)\n\n/m.exec(text)?.[1];
    if (data !== undefined) return JSON.parse(data) as BenchState;
  }
  throw new Error("the board's events ended");
}

function post(url: string, body: object): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
}
