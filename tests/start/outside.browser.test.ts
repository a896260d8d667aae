import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openChromium } from "../browser/browser.ts";
import { type Box, startBox } from "./box.ts";

let box: Box;
let browser: Browser;
let phone = "";

beforeAll(async () => {
  [box, browser] = await Promise.all([startBox(), openChromium()]);
  await box.serves;
  const given = await fetch(`${box.serverUrl}/v1/tickets`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": "outside-browser" },
    body: JSON.stringify({ service: "A", class: "normal", paper: false }),
  });
  const { ok } = (await given.json()) as { ok: { link: string } };
  phone = new URL(ok.link).pathname;
});
afterAll(async () => {
  await browser.close();
  await box.remove();
});

test.each([
  ["bench", () => `${box.edgeUrl}/bench`],
  ["touch page", () => `${box.edgeUrl}/kiosk`],
  ["home", () => `${box.serverUrl}/home`],
  ["counter", () => `${box.serverUrl}/counter/1`],
  ["reception", () => `${box.serverUrl}/reception`],
  ["leader", () => `${box.serverUrl}/leader`],
  ["a ticket's own page", () => `${box.serverUrl}${phone}`],
])("%s asks nothing of another machine, and gets all that it asks", async (_, address) => {
  const page = await browser.newPage();
  const foreign: string[] = [];
  const failed: string[] = [];
  await page.route("**/*", async (route) => {
    const { hostname, protocol } = new URL(route.request().url());
    const isOurs = hostname === "127.0.0.1" || ["data:", "blob:"].includes(protocol);
    if (!isOurs) foreign.push(route.request().url());
    await (isOurs ? route.continue() : route.abort());
  });
  page.on("response", (reply) => {
    if (reply.status() >= 400) failed.push(`${reply.status()} ${reply.url()}`);
  });
  await page.goto(address());
  // The page is alive: it has drawn what the office told it.
  await page
    .getByText(/Hộ tịch|UBND phường Mẫu/)
    .first()
    .waitFor();
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  expect(foreign).toEqual([]);
  expect(failed).toEqual([]);
  await page.close();
});
