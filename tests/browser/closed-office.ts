import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { sizes } from "./browser.ts";
import type { MockOffice } from "./mock-api.ts";

type Visit = (path: string, size?: keyof typeof sizes) => Promise<Page>;

/** What pages say of a day that is closed. */
export function closedOffice(visit: Visit, office: () => MockOffice): void {
  test("the touch page of a closed office says so at once, with the hours, and opens by itself", async () => {
    office().closed = { why: "over", hours: ["07:30-11:30", "13:30-17:00"] };
    const page = await visit("/kiosk", "kiosk");
    await page.getByRole("heading", { name: "Đã hết giờ nhận số" }).waitFor();
    await page.getByText("Giờ làm việc hôm nay: 07:30–11:30 và 13:30–17:00.").waitFor();
    expect(await page.locator(".kiosk-tile").count()).toBe(0);
    office().closed = { why: "not-yet", hours: [] };
    await page.getByRole("heading", { name: "Chưa đến giờ nhận số" }).waitFor();
    office().closed = null;
    await page.locator(".kiosk-tile").first().waitFor();
    await page.close();
  });

  test("the bench of a closed day plays no visit, and leads to where the day is opened", async () => {
    const { day } = office().hall;
    office().hall.day = { label: "2026-11-24", open: false };
    const page = await visit("/bench");
    const way = page.getByRole("link", { name: "Mở ngày ở trang Quầy hướng dẫn" });
    await way.first().waitFor();
    expect(await way.count(), "beside the button, and at the kiosk's keys").toBe(2);
    expect(await way.first().getAttribute("href")).toContain("/reception");
    expect(await page.getByRole("button", { name: "Chạy thử" }).isDisabled()).toBe(true);
    office().hall.day = day;
    await way.first().waitFor({ state: "detached" });
    await page.close();
  });
}
