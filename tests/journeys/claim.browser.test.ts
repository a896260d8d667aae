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
  const phone = async () => {
    const page = await browser.newPage({ viewport: sizes.phone });
    const counts = { touches: 0, characters: 0 };
    const technician = `${office.serverUrl}/technician`;
    await page.goto(technician);
    const ofBoard = page.getByRole("group", { name: `Việc của hộp ${secondBoard}` });
    return {
      page,
      counts,
      technician,
      touch: async (name: string) => {
        counts.touches += 1;
        await page.getByRole("button", { name }).click();
      },
      /** Follows a link of the second board's card on the technician's page. */
      follow: async (name: string) => {
        counts.touches += 1;
        await ofBoard.getByRole("link", { name }).click();
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
  const joined = (page: Page) => page.getByText("Vị trí này đã có hộp và đang nối.").waitFor();
  const say = (what: string, counts: { touches: number; characters: number }) =>
    process.stdout.write(`${what}: ${counts.touches} touches, ${counts.characters} characters\n`);

  test("a technician claims a counter board by the QR of a slip", async () => {
    await office.until("the printer is there", async () => {
      const [box] = (await office.hall()).boards;
      return box?.devices.some(({ name, health }) => name === "printer1" && health.state === "ok");
    });
    const { number } = await switchedOn();
    const { page, counts, follow, touch } = await phone();
    await follow("Nhận thiết bị");
    await touch("Tạo mã");
    const printed = page.waitForResponse(`**/v1/positions/${secondBoard}/claim/print`);
    await touch("In mã ra phiếu");
    const slip = (await (await printed).json()) as NewClaim;
    await page.goto(slip.link);
    await touch(number);
    await joined(page);
    say("claim by QR, with the making and printing of the code", counts);
    expect(counts).toEqual({ touches: 4, characters: 0 });
    expect(await office.isOnline(secondBoard)).toBe(true);
    await page.close();
  });

  test("thay thiết bị: the next device has the place, and the old one stays out", async () => {
    const { number } = await switchedOn();
    const { page, counts, follow, touch } = await phone();
    await follow("Thay thiết bị");
    await touch("Ngắt hộp cũ");
    await page.getByRole("button", { name: "Hộp cũ: đã bị thay ở" }).waitFor();
    await touch(number);
    await joined(page);
    say("swap from the technician's page", counts);
    expect(counts).toEqual({ touches: 3, characters: 0 });
    // The new board is not asked about.
    expect(await page.getByRole("dialog").count()).toBe(0);
    const past = page.locator(".claim-past > ul > li");
    await expect.poll(() => past.count()).toBe(2);
    await page.close();
  });

  test("who has the slip but cannot scan it types ten characters", async () => {
    const { number } = await switchedOn();
    const { page, counts, follow, technician, touch, type } = await phone();
    await follow("Thay thiết bị");
    await touch("Ngắt hộp cũ");
    const shown = (await page.locator(".claim-code").textContent()) ?? "";
    await page.goto(technician);
    await follow("Nhận thiết bị");
    await type("Có phiếu mã? Nhập 10 ký tự", shown.replace(/[^0-9A-Z]/g, "").toLowerCase());
    await page.locator(".claim-code").waitFor();
    await touch(number);
    await joined(page);
    say("claim by typing, with the making of the code", counts);
    expect(counts.touches).toBeLessThanOrEqual(6);
    expect(counts.characters).toBe(10);
    await page.close();
  });
});
