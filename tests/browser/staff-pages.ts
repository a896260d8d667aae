import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { TicketView } from "../../fleet-server/queue/view.ts";
import type { sizes } from "./browser.ts";
import type { MockOffice } from "./mock-api.ts";

type Visit = (path: string, size?: keyof typeof sizes) => Promise<Page>;

/** What reception and counters are told of slips and calls. */
export function staffPages(visit: Visit, office: () => MockOffice): void {
  test("reception warns of a printer that is down, and the number's card follows its slip", async () => {
    const { bench, hall } = office();
    const faults = bench.faults.get("printer1") ?? {};
    faults["cover-open"] = true;
    const page = await visit("/reception");
    await page.getByText("Máy in chưa in được: Nắp máy in đang mở. Đóng nắp máy in.").waitFor();
    const { ticket, label } = hall.issue({ service: "C", class: "normal", paper: true });
    const [known] = hall.tickets.slice(-1) as [TicketView];
    let now: Partial<TicketView> = { slip: "printing" };
    await page.route("**/v1/tickets", (route) => {
      const issued = {
        name: "issued",
        ticket,
        label,
        ahead: 0,
        wait: null,
        link: "x",
        paper: true,
      };
      const tickets = [{ ...known, ...now }];
      const isIssue = route.request().method() === "POST";
      return route.fulfill({ json: isIssue ? { ok: issued } : { tickets } });
    });
    const becomes = (next: Partial<TicketView>) => {
      now = next;
      hall.change();
    };
    await page.getByRole("button", { name: "Cấp số" }).click();
    const card = page.locator(".given");
    await card.getByText("Phiếu chưa in được: Nắp máy in đang mở. Đóng nắp máy in.").waitFor();
    expect(await card.getAttribute("data-slip")).toBe("bad");
    becomes({ slip: "paperless", fault: "cover-open" });
    await card.getByText("Sau đó bấm “In lại”").waitFor();
    await page.getByRole("tab", { name: "Phiếu hôm nay" }).click();
    await page.getByRole("cell", { name: "chưa in được" }).waitFor();
    faults["cover-open"] = false;
    becomes({ slip: "printing" });
    await card.getByText("Đang in phiếu…").waitFor();
    expect(await page.getByText("Máy in chưa in được").count()).toBe(0);
    becomes({ slip: "printed" });
    await card.getByText("✓ Đã in phiếu.").waitFor();
    await page.close();
  });

  test("a counter says why there is no no-show yet, where a finger can read it", async () => {
    office().hall.issue({ service: "B", class: "normal", paper: true });
    const page = await visit("/counter/2", "phone");
    await page.getByRole("button", { name: "Gọi tiếp" }).click();
    await page.getByText("cách lần gọi trước ít nhất 15 giây").waitFor();
    await page.getByRole("button", { name: "Gọi lại" }).click();
    await page.getByText("cách lần gọi trước ít nhất 15 giây").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Xong" }).click();
    await page.close();
  });

  test("a counter of a closed day says one thing: that the day is closed", async () => {
    const { hall } = office();
    const desk = hall.desks.get(2);
    const { day } = hall;
    const person = desk?.person ?? null;
    if (desk !== undefined) desk.person = null;
    hall.day = { label: "2026-11-24", open: false };
    const page = await visit("/counter/2");
    await page.getByText("Ngày làm việc đã đóng nên không gọi số nữa.").waitFor();
    expect(await page.getByText("Chọn cán bộ trực quầy").count()).toBe(0);
    if (desk !== undefined) desk.person = person;
    hall.day = day;
    hall.change();
    await page.close();
  });
}
