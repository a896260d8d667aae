import { statSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";

/** Dots a point: sharp on a phone, and small enough to be kept with the code. */
export const sharpness = 1.5;

/** The width of the phone that the pages are made for, in points. */
const phoneWidth = 390;

type Frame = {
  /** Only this part of the page. */
  readonly of?: Locator;
  /** Cuts off what is lower than this, in points. */
  readonly atMost?: number;
  readonly width?: number;
  readonly height?: number;
};

/** Takes pictures of a page into a folder, at a phone's width if no other is asked for. */
export function shootingAt(page: Page, folder: string) {
  return async (name: string, frame: Frame): Promise<void> => {
    const { of, width = phoneWidth, height = 760, atMost = Number.POSITIVE_INFINITY } = frame;
    const path = join(folder, `${name}.png`);
    await page.setViewportSize({ width, height });
    await page.evaluate("document.fonts.ready");
    await page.evaluate("scrollTo(0, 0)");
    const part = await of?.boundingBox();
    const clip = part ? { ...part, height: Math.min(part.height, atMost) } : undefined;
    await page.screenshot({ path, animations: "disabled", ...(clip && { clip, fullPage: true }) });
    process.stdout.write(`${name}.png: ${Math.ceil(statSync(path).size / 1_024)} kB\n`);
  };
}
