import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { openSigningKeys } from "../../fleet-server/forwarding/signing-keys.ts";
import type { ForwardingView } from "../../fleet-server/forwarding/view.ts";
import { openChromium, sizes } from "../browser/browser.ts";
import { type BuiltProgram, builtProgram } from "../harness/built-program.ts";
import { freePort } from "../harness/free-port.ts";
import { serveKeys } from "../harness/serve-keys.ts";
import { startReceiver } from "./receiver.ts";

const dataDir = mkdtempSync(join(tmpdir(), "motcua-forwarding-"));
const ledger = join(dataDir, "summaries.jsonl");
const sample = readFileSync("fleet-server/office/sample-office.yaml", "utf8");

let server: BuiltProgram;
let browser: Browser;
let url: string;

beforeAll(async () => {
  writeFileSync(join(dataDir, "office.yaml"), sample);
  server = builtProgram("server", {
    DATA_DIR: dataDir,
    HTTP_PORT: String(await freePort()),
    MQTT_PORT: String(await freePort()),
  });
  [url, browser] = await Promise.all([server.start(), openChromium()]);
  return async () => {
    await browser.close();
    server.kill("SIGTERM");
    await server.exited();
    rmSync(dataDir, { recursive: true });
  };
}, 180_000);

/** The office's document names a receiver, and the server reads it while it runs. */
function forwardTo(setting: string): void {
  writeFileSync(join(dataDir, "office.yaml"), `${sample}\nforwarding: { ${setting} }\n`);
  server.kill("SIGHUP");
}

async function closeDay(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Đóng ngày làm việc" }).click();
  await page.getByRole("button", { name: "Đóng ngày", exact: true }).click();
}

test("a refused summary stands on the page with the receiver's words, and “Gửi lại” sends it", async () => {
  const port = await freePort();
  // The ward's people gave their program the keys of another office.
  const stranger = openSigningKeys(mkdtempSync(join(tmpdir(), "motcua-stranger-")));
  const theirKeys = await serveKeys(stranger);
  const mistaken = await startReceiver({ file: ledger, port, jwks: theirKeys.url });
  const page = await browser.newPage({ viewport: sizes.desktop });
  await page.goto(`${url}/reception`);
  await page.getByRole("tab", { name: /Số liệu gửi đi/ }).click();
  await page.getByText("office.yaml chưa ghi nơi nhận").waitFor();
  forwardTo(`url: "${mistaken.url}"`);
  await page.getByText(`Nơi nhận: ${mistaken.url}`).waitFor();
  await closeDay(page);
  await page.getByText("Hệ thống nhận nói:").waitFor();
  const refused = page.locator("tr", { hasText: "bị từ chối" });
  expect(await refused.textContent()).toContain("the key is not one of the office's");
  expect(mistaken.stored()).toEqual([]);
  await mistaken.stop();
  await theirKeys.stop();

  const jwks = `${url}/.well-known/jwks.json`;
  const mended = await startReceiver({ file: ledger, port, jwks });
  await refused.getByRole("button", { name: "Gửi lại" }).click();
  await page.locator("tr", { hasText: "đã nhận" }).waitFor();
  expect(mended.stored()).toMatchObject([{ id: expect.stringMatching(/^o26734\/.*\/1$/) }]);
  await mended.stop();
  await page.close();
}, 180_000);

/** What a server tells whose receiver is away, and refused two summaries before. */
const away: ForwardingView = {
  receiver: "http://127.0.0.1:9200/summaries",
  breaker: { state: "open", sinceMs: Date.now() - 60_000, failures: 4, why: "unreachable" },
  triesAgainInMs: 180_000,
  counts: { waiting: 401, refused: 2 },
  waiting: [row({ day: "2026-11-23", tries: 4, why: "unreachable", words: "ECONNREFUSED" })],
  refused: [
    row({ day: "2026-11-20", why: "refused", status: 422, words: "<b>Sai mã</b> đơn vị" }),
    row({ day: "2026-11-19", why: "refused", status: 422, words: `x${"-long".repeat(400)}` }),
  ],
  sent: [],
};

function row(what: Partial<ForwardingView["waiting"][number]>): ForwardingView["waiting"][number] {
  const blank = { day: "", revision: 1, tries: 1, why: null, status: null, words: null };
  return { ...blank, at: Date.now(), ...what };
}

test("who knows that the receiver is back need not wait for the pause: “Thử gửi ngay”", async () => {
  const asked: string[] = [];
  let view = away;
  const page = await browser.newPage({ viewport: sizes.desktop });
  await page.route("**/v1/forwarding", (route) => route.fulfill({ json: view }));
  await page.route("**/v1/forwarding/try", (route) => {
    asked.push(route.request().headers()["idempotency-key"] ?? "");
    view = { ...away, triesAgainInMs: null, counts: { ...away.counts, waiting: 0 }, waiting: [] };
    return route.fulfill({ json: view });
  });
  await page.goto(`${url}/reception`);
  await page.getByRole("tab", { name: /Số liệu gửi đi/ }).click();
  const button = page.getByRole("button", { name: "Thử gửi ngay" });
  await button.click();
  await button.waitFor({ state: "detached" });
  expect(asked).toEqual([expect.stringMatching(/^[!-~]{8,64}$/)]);
  await page.close();
}, 180_000);

test("a receiver that has not answered for a while is told in words, and its own words are text", async () => {
  const page = await browser.newPage({ viewport: sizes.desktop });
  await page.route("**/v1/forwarding", (route) => route.fulfill({ json: away }));
  await page.goto(`${url}/reception`);
  await page.getByRole("tab", { name: "Số liệu gửi đi (403 cần xem)" }).click();
  const told = page.getByText(/Hệ thống nhận đang không trả lời từ \d\d:\d\d/);
  expect(await told.textContent()).toMatch(/từ \d\d:\d\d\. Thử lại sau 3 phút\.$/);
  await page.getByText("Hệ thống nhận nói: <b>Sai mã</b> đơn vị").waitFor();
  for (const size of [sizes.desktop, sizes.phone]) {
    await page.setViewportSize(size);
    const overflow = "document.documentElement.scrollWidth - innerWidth";
    expect(await page.evaluate(overflow), `${size.width} px`).toBeLessThanOrEqual(0);
  }
  await page.close();
}, 180_000);
