import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findUsbPrinter } from "./find-usb-printer.ts";

/** What Linux shows of USB printers: `usbmisc/lp0/device` leads to the interface in its device. */
function kernelTree(printers: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "motcua-sys-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const usbmisc = join(root, "class", "usbmisc");
  mkdirSync(usbmisc, { recursive: true });
  Object.entries(printers).forEach(([name, ids], index) => {
    const [vendor = "", product = ""] = ids.split(":");
    const device = join(root, "devices", `1-${index}`);
    const entry = join(device, `1-${index}:1.0`, "usbmisc", name);
    mkdirSync(entry, { recursive: true });
    writeFileSync(join(device, "idVendor"), `${vendor}\n`);
    writeFileSync(join(device, "idProduct"), `${product}\n`);
    symlinkSync(join(device, `1-${index}:1.0`), join(entry, "device"));
    symlinkSync(entry, join(usbmisc, name));
  });
  return usbmisc;
}

test("a printer is found by its ids, whichever number it was plugged in as", async () => {
  const root = kernelTree({ hiddev0: "0416:5011", lp0: "04b8:0e15", lp3: "0416:5011" });
  expect(await findUsbPrinter({ vendor: "0416", product: "5011" }, root)).toBe("/dev/usb/lp3");
});

test("one that is not plugged in is a missing port, also on a machine without USB", async () => {
  const wanted = { vendor: "0416", product: "5011" };
  const missing = { code: "port-missing" };
  await expect(findUsbPrinter(wanted, kernelTree({ lp0: "04b8:0e15" }))).rejects.toMatchObject(
    missing,
  );
  await expect(findUsbPrinter(wanted, "/nowhere")).rejects.toMatchObject(missing);
});
