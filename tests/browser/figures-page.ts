import type { Browser, Page } from "playwright-core";
import type { RangeFigures } from "../../fleet-server/satisfaction/range-schema.ts";
import { sizes } from "./browser.ts";
import type { MockOffice } from "./mock-api.ts";
import { mockFigures } from "./mock-figures.ts";

/** The day of the mock office's hall: what pages show must not depend on the day of the test. */
export const morning = new Date("2026-11-24T10:00:00+07:00");

/** A page whose clock stands at `now`. */
export async function freshPage(
  browser: Browser,
  size: keyof typeof sizes = "desktop",
  now = morning,
): Promise<Page> {
  const page = await browser.newPage({ viewport: sizes[size], reducedMotion: "reduce" });
  await page.clock.setFixedTime(now);
  return page;
}

/** Opens the leader's page of an office whose figures are changed like this. */
export async function withFigures(
  page: Page,
  office: MockOffice,
  change: (figures: RangeFigures) => Partial<RangeFigures>,
): Promise<void> {
  await page.route("**/v1/figures?*", (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const figures = mockFigures({ from: asked.get("from") ?? "", to: asked.get("to") ?? "" });
    return route.fulfill({ json: { ...figures, ...change(figures) } });
  });
  await page.goto(`${office.url}/leader`);
  await page.locator(".leader-report").waitFor();
}
