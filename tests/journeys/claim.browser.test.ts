import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NewClaim } from "../../fleet-server/provisioning/people.ts";
import { openChromium, sizes } from "../browser/browser.ts";
import { type ClaimOffice, type Machine, startClaimOffice } from "../harness/claim-office.ts";
import { secondBoard } from "../harness/two-boards.ts";
import { patientMs } from "./settings.ts";

describe("a technician with a phone", { timeout: patientMs }, () => {
  let office: ClaimOffice;
  let browser: Browser;

  beforeAll(async () => {
    [office, browser] = await Promise.all([startClaimOffice(), openChromium()]);
  }, patientMs);
  afterAll(async () => {
    await browser.close();
    await office.stop();
  });

  /** Opens a page as a phone, and counts what a person's finger does on it. */
  const phone = async (url: string) => {
    const page = await browser.newPage({ viewport: sizes.phone });
    const counts = { touches: 0, characters: 0 };
    await page.goto(url);
    return {
      page,
      counts,
      touch: async (name: string | RegExp) => {
        counts.touches += 1;
        await page.getByRole("button", { name }).or(page.getByRole("link", { name })).click();
      },
      type: async (label: string, text: string) => {
        counts.touches += 1;
        await page.getByLabel(label).click();
        counts.characters += text.length;
        await page.keyboard.type(text);
      },
    };
  };

  /** A new device that was switched on, and the number that its own page shows. */
  const switchedOn = async (): Promise<{ machine: Machine; number: string }> => {
    const machine = await office.machine({ SERVER: office.serverUrl });
    void machine.program.start().catch(() => undefined);
    const number = await office.until("the device shows its number", async () => {
      const text = await (await fetch(machine.pageUrl)).text();
      return /class="number">(\d{4} \d{4})</.exec(text)?.[1];
    });
    return { machine, number };
  };
  const joined = (page: Page) => page.getByText("Vị trí này đã có thiết bị và đang nối.").waitFor();
  const say = (what: string, counts: { touches: number; characters: number }) =>
    process.stdout.write(`${what}: ${counts.touches} touches, ${counts.characters} characters\n`);

  test("a technician claims a counter board by the QR of a slip", async () => {
    const path = `/v1/positions/${secondBoard}/claim/print`;
    await office.until("the printer is there", async () => {
      const [box] = (await office.hall()).boards;
      return box?.devices.some(({ name, health }) => name === "printer1" && health.state === "ok");
    });
    const slip = (await office.post<NewClaim>(path, {})).body;
    const { number } = await switchedOn();
    const { page, counts, touch } = await phone(slip.link);
    await touch(number);
    await joined(page);
    say("claim by QR", counts);
    expect(counts).toEqual({ touches: 1, characters: 0 });
    expect(await office.isOnline(secondBoard)).toBe(true);
    await page.close();
  });

  test("thay thiết bị: the next device has the place, and the old one stays out", async () => {
    const { number } = await switchedOn();
    const { page, counts, touch } = await phone(`${office.serverUrl}/claim/${secondBoard}`);
    await touch("Thay thiết bị");
    await touch("Ngắt thiết bị cũ");
    await touch(number);
    await joined(page);
    say("swap", counts);
    expect(counts.touches).toBeLessThanOrEqual(3);
    expect(counts.characters).toBe(0);
    const past = page.locator(".claim-past > ul > li");
    await expect.poll(() => past.count()).toBe(2);
    await page.close();
  });

  test("who has the slip but cannot scan it types ten characters", async () => {
    const { body } = await office.post<NewClaim>(`/v1/positions/${secondBoard}/swap`, {});
    const { number } = await switchedOn();
    const { page, counts, touch, type } = await phone(`${office.serverUrl}/claim`);
    await touch(secondBoard);
    await type("Có phiếu mã? Nhập 10 ký tự", body.code.toLowerCase());
    await page.locator(".claim-code").waitFor();
    await touch(number);
    await joined(page);
    say("claim by typing", counts);
    expect(counts.touches).toBeLessThanOrEqual(6);
    expect(counts.characters).toBe(10);
    await page.close();
  });
});
