import { type Browser, chromium } from "playwright-core";

const executablePath = "/usr/bin/chromium";

/** Debian's Chromium, told to reach for nothing outside this machine. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

/** Sizes that pages are looked at: a desk, a phone, an upright kiosk. */
export const sizes = {
  desktop: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
  kiosk: { width: 1080, height: 1920 },
} as const;
