import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BenchDevice, BenchState } from "../../edge/local/bench-state.ts";
import { readSlip } from "../../edge/simulated/read-slip.ts";
import type { TechnicianView } from "../../fleet-server/technician/technician-view.ts";
import { openChromium, sizes } from "../browser/browser.ts";
import { type DemoOffice, startDemoOffice } from "../harness/demo-office.ts";
import { readPng } from "../harness/read-png.ts";
import { type Until, untilWith } from "../harness/until.ts";

let office: DemoOffice;
let browser: Browser;
let page: Page;
let touches = 0;
const until: Until = untilWith(async () => `${touches} touches so far`);

beforeAll(async () => {
  [office, browser] = await Promise.all([startDemoOffice(), openChromium()]);
  page = await browser.newPage({ viewport: sizes.phone, reducedMotion: "reduce" });
  await page.goto(`${office.serverUrl}/technician`);
  await page.getByText(/thiết bị đều hoạt động tốt/).waitFor();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await office.stop();
});

const card = (device: string) => page.locator(`[id="box-26734/${device}"]`);

/** What a finger does. */
async function touch(device: string, name: string): Promise<void> {
  touches += 1;
  await card(device).getByRole("button", { name, exact: true }).click();
}

/** A display as the bench shows it. */
type Light = Extract<BenchDevice, { kind: "display" }>;

/** Everything that the displays show from now on, in order: a look now and then would miss some. */
async function watchDisplays() {
  const seen = new Map<string, Light[]>();
  const over = new AbortController();
  const { body } = await fetch(`${office.edgeUrl}/local/events`, { signal: over.signal });
  if (body === null) throw new Error("the board sends no events");
  const note = (data: string) => {
    for (const device of (JSON.parse(data) as BenchState).devices) {
      if (device.kind !== "display") continue;
      const shown = seen.get(device.name) ?? [];
      if (shown.at(-1)?.lit !== device.lit) seen.set(device.name, [...shown, device]);
    }
  };
  const reading = (async () => {
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      const events = (text + decoder.decode(chunk, { stream: true })).split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const data = /^event: bench\ndata: (.*)$/m.exec(event)?.[1];
        if (data !== undefined) note(data);
      }
    }
  })();
  reading.catch(() => undefined);
  return { of: (name: string) => seen.get(name) ?? [], stop: () => over.abort() };
}

function isAllLit({ lit, segments }: Light): boolean {
  if (segments === undefined) return lit === "8888";
  return segments.every((bits) => bits === 0b11_1111_1111_1111);
}

async function bench<K extends BenchDevice["kind"]>(name: string, kind: K) {
  const response = await fetch(`${office.edgeUrl}/local/events`);
  const { body } = response;
  if (body === null) throw new Error("the board sends no events");
  let text = "";
  for await (const chunk of body) {
    text += Buffer.from(chunk).toString();
    const data = /^event: bench\ndata: (.*)\n\n/m.exec(text)?.[1];
    if (data === undefined) continue;
    const { devices } = JSON.parse(data) as BenchState;
    const found = devices.find((device) => device.name === name);
    if (found?.kind !== kind) throw new Error(`the bench has no ${kind} ${name}`);
    return found as Extract<BenchDevice, { kind: K }>;
  }
  throw new Error("the board's events ended");
}

const post = (path: string, body: object) =>
  fetch(`${office.edgeUrl}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const press = (device: string, key: string) => post("/bench/press", { device, key });

/** Confirms a test and waits until the page tells it as the device's last one. */
async function passes(device: string): Promise<void> {
  await touch(device, "Đạt");
  await card(device)
    .getByText(/thử lần cuối: đạt, \d\d:\d\d/)
    .waitFor();
}

test("a technician tests every device of the hall, two touches each", async () => {
  await touch("printer1", "Thử");
  await card("printer1").getByText("Có thấy phiếu in ra không?").waitFor();
  const [slip] = (await bench("printer1", "printer")).slips.slice(-1);
  const png = await fetch(`${office.edgeUrl}${slip?.url}`);
  const read = readSlip(await readPng(Buffer.from(await png.arrayBuffer())));
  expect(read).toMatchObject({
    label: undefined,
    link: `${office.serverUrl}/technician#box-26734/printer1`,
  });
  await passes("printer1");

  // As one does who stands in the middle of the hall: all displays at once.
  const leds = ["led1", "led2", "led3"];
  const displays = await watchDisplays();
  for (const led of leds) await touch(led, "Thử");
  for (const led of leds) {
    await until(`${led} lights everything, then its counter, and is dark again`, () => {
      const shown = displays.of(led);
      const fromAllLit = shown.slice(shown.findIndex(isAllLit));
      const [all, counter, dark] = fromAllLit.map(({ lit }) => lit.trim());
      return all !== undefined && counter === led.slice(-1) && dark === "";
    });
  }
  displays.stop();
  for (const led of leds) {
    await card(led)
      .getByText(/Có thấy bảng sáng hết/)
      .waitFor();
    await passes(led);
  }

  await touch("speaker1", "Thử");
  await card("speaker1")
    .getByText(/Có nghe loa nói/)
    .waitFor();
  const { transcript } = await bench("speaker1", "speaker");
  expect(transcript.map(({ text }) => text)).toEqual(["một hai ba bốn năm"]);
  await passes("speaker1");

  for (const keypad of ["kiosk1", "keys1", "keys2", "keys3", "rating1", "rating2", "rating3"]) {
    const { keys } = await bench(keypad, "keypad");
    await touch(keypad, "Thử");
    for (const { key, label } of keys.toSorted(byName)) {
      await card(keypad)
        .locator("kbd", { hasText: new RegExp(`^${label.vi}$`) })
        .waitFor();
      await press(keypad, key);
    }
    await card(keypad).getByText("Mọi phím đều nhận. Ghi là đạt?").waitFor();
    await passes(keypad);
  }
  process.stdout.write(`12 devices tested: ${touches} touches on the page, 0 characters\n`);
  expect(touches).toBe(24);
  // Keys that were pressed for a test gave no number, called nobody, rated nothing.
  const hall = await office.hall();
  expect(await office.tickets()).toEqual([]);
  expect(hall.counters.map(({ current }) => current)).toEqual([null, null, null]);
}, 240_000);

/** The order in which a keypad's profile lists its keys, as a record of JavaScript has it. */
function byName(a: { readonly key: string }, b: { readonly key: string }): number {
  const digit = ({ key }: { readonly key: string }) => /^\d$/.test(key);
  if (digit(a) && digit(b)) return Number(a.key) - Number(b.key);
  return Number(digit(b)) - Number(digit(a));
}

test("the code on a test slip leads to its device", async () => {
  const opened = await browser.newPage({ viewport: sizes.phone });
  await opened.goto(`${office.serverUrl}/technician#box-26734/rating3`);
  await until("rating3 is in sight", async () => {
    const box = await opened.locator('[id="box-26734/rating3"]').boundingBox();
    return box !== null && box.y >= 0 && box.y < sizes.phone.height;
  });
  await opened.close();
});

test("a fault is told with its remedy and since when, and the line's last bytes in words", async () => {
  await touch("printer1", "Chi tiết");
  const details = card("printer1").getByRole("region", { name: "Chi tiết printer1" });
  await details.locator(".tech-line li[data-way='out']").first().waitFor();
  await details.locator(".tech-line li[data-way='in']").first().waitFor();
  await post("/bench/fault", { device: "printer1", fault: "paper-out", on: true });
  await card("printer1").getByText("Hết giấy").first().waitFor();
  await card("printer1").getByText("Lắp cuộn giấy mới rồi đóng nắp.").first().waitFor();
  await card("printer1")
    .getByText(/^từ \d\d:\d\d$/)
    .waitFor();
  await touch("printer1", "Thử");
  await card("printer1").getByText("Thử không được: Hết giấy").waitFor();
  await touch("printer1", "Không đạt");
  await card("printer1")
    .getByText(/thử lần cuối: không đạt/)
    .waitFor();
  await post("/bench/fault", { device: "printer1", fault: "paper-out", on: false });
}, 180_000);

test("paper out calls a person, is taken, is over, and stands in the printer's past", async () => {
  const alarms = page.getByRole("region", { name: "Cảnh báo", exact: true });
  await alarms.getByText("Không có cảnh báo nào.").waitFor();
  await post("/bench/fault", { device: "printer1", fault: "paper-out", on: true });
  await alarms.getByRole("button", { name: "Đã xem: Hết giấy" }).click();
  await alarms.getByText(/đã xem lúc \d\d:\d\d/).waitFor();
  await post("/bench/fault", { device: "printer1", fault: "paper-out", on: false });
  await alarms.getByText("Không có cảnh báo nào.").waitFor();
  await alarms.getByText("Cảnh báo đã qua").click();
  await alarms
    .getByText(/printer1, hộp box-26734, .* kéo dài/)
    .first()
    .waitFor();
  await card("printer1").getByRole("link", { name: "Số đo" }).click();
  // The first whole minute may still be on its way; the page reads it when it is opened.
  const printed = page.getByRole("region", { name: "Phiếu đã in", exact: true });
  await until("a minute is drawn", async () => {
    await page.reload();
    await printed.waitFor();
    return printed
      .locator("canvas")
      .waitFor({ timeout: 3_000 })
      .then(
        () => true,
        () => false,
      );
  });
  const past = page.getByRole("region", { name: "Tình trạng đã qua" });
  await past.locator(".health-past b", { hasText: "Hết giấy" }).first().waitFor();
  await past.locator(".health-past li").first().getByText("Hoạt động tốt").waitFor();
  await page.goBack();
}, 240_000);

test("a board says what is plugged into it, and one that is gone takes no test", async () => {
  await page.getByRole("button", { name: "Tìm thiết bị" }).click();
  await page.getByRole("region", { name: "Cắm vào box-26734" }).waitFor();
  await page.getByText("Đang tìm…").waitFor({ state: "hidden" });
  const answer = await office.post("/v1/boards/box-99999/acts", { name: "find-devices" });
  expect(answer.status).toBe(404);
  const unknown = { name: "test-device", device: "printer9" };
  expect((await office.post("/v1/boards/box-26734/acts", unknown)).status).toBe(404);
  const { body } = await office.get<TechnicianView>("/v1/technician");
  expect(body.boards[0]).toMatchObject({ state: "online", fw: "0.1.0", configured: true });
});
