import { type Browser, chromium } from "playwright-core";
import { patienceMs } from "../harness/until.ts";

const executablePath = "/usr/bin/chromium";

/**
 * Debian's Chromium, told to reach for nothing outside this machine. Its pages wait as long as all
 * else here does.
 */
export async function openChromium(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath,
    timeout: patienceMs,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
  browser.on("context", (context) => {
    context.setDefaultTimeout(patienceMs);
    context.setDefaultNavigationTimeout(patienceMs);
  });
  return browser;
}

/** Sizes that pages are looked at: a desk, an old laptop, a tablet, a phone, an upright kiosk. */
export const sizes = {
  desktop: { width: 1366, height: 768 },
  laptop: { width: 1024, height: 768 },
  tablet: { width: 768, height: 1024 },
  phone: { width: 390, height: 844 },
  kiosk: { width: 1080, height: 1920 },
} as const;
