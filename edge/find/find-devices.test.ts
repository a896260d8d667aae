import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { DeviceConfig } from "@motcua/broker/contract";
import { expect, test } from "vitest";
import { findDevices } from "./find-devices.ts";

/** A machine as its files show it. */
function machine() {
  const root = mkdtempSync(join(tmpdir(), "machine-"));
  const file = (path: string, text = "") => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const link = (path: string, to: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(join(root, to), join(root, path));
  };
  const usb = (at: string, id: string, more: Record<string, string> = {}) => {
    const [vendor = "", product = ""] = id.split(":");
    const files = { idVendor: vendor, idProduct: product, bDeviceClass: "00", ...more };
    for (const [name, text] of Object.entries(files)) file(`sys/devices/usb1/${at}/${name}`, text);
    link(`sys/bus/usb/devices/${at}`, `sys/devices/usb1/${at}`);
  };
  const serial = (tty: string, at: string, names: Record<"by-id" | "by-path", string | null>) => {
    file(`dev/${tty}`);
    for (const [kind, name] of Object.entries(names)) {
      if (name !== null) link(`dev/serial/${kind}/${name}`, `dev/${tty}`);
    }
    file(`sys/devices/usb1/${at}/${at}:1.0/${tty}/uevent`);
    link(`sys/class/tty/${tty}/device`, `sys/devices/usb1/${at}/${at}:1.0/${tty}`);
  };
  const ports = {
    dev: join(root, "dev"),
    sys: join(root, "sys"),
    proc: join(root, "proc"),
    probeI2c: async (bus: number) => (bus === 1 ? [0x20, 0x70] : []),
  };
  return { file, link, ports, serial, usb };
}

const device = (name: string, port: string): DeviceConfig => ({ name, profile: "x", port });

test("a bare machine has nothing to show, and says so without a fault", async () => {
  expect(await findDevices([], machine().ports)).toEqual([]);
});

test("serial adapters are found by the names that stay, each once, with who uses them", async () => {
  const { file, ports, serial, usb } = machine();
  usb("1-1", "0403:6001", { product: "FT232R USB UART" });
  serial("ttyUSB0", "1-1", { "by-id": "usb-FTDI_FT232R_A10K-if00-port0", "by-path": "pci-usb-1" });
  usb("1-2", "1a86:7523");
  serial("ttyUSB1", "1-2", { "by-id": null, "by-path": "pci-usb-2" });
  file("dev/ttyAMA0");
  const found = await findDevices(
    [device("printer1", "serial:/dev/ttyUSB0"), device("led1", "sim:rs485")],
    ports,
  );
  expect(found.map(({ port, usb: id, usedBy }) => [port, id, usedBy])).toEqual([
    ["serial:/dev/serial/by-id/usb-FTDI_FT232R_A10K-if00-port0", "0403:6001", ["printer1"]],
    ["serial:/dev/serial/by-path/pci-usb-2", "1a86:7523", []],
    ["serial:/dev/ttyAMA0", undefined, []],
  ]);
  expect(found[0]?.profiles).toContain("escpos-80mm");
  expect(found[0]?.profiles).not.toContain("ht16k33-4digit");
});

test("what gives itself away is offered its own profile first", async () => {
  const { file, link, ports, serial, usb } = machine();
  usb("1-1", "2341:0043", { manufacturer: "Arduino", product: "Uno" });
  serial("ttyACM0", "1-1", { "by-id": "usb-Arduino_Uno_5573-if00", "by-path": null });
  usb("1-2", "0416:5011", { manufacturer: "POS", product: "Printer" });
  file("sys/devices/usb1/1-2/1-2:1.0/uevent");
  link("sys/class/usbmisc/lp0/device", "sys/devices/usb1/1-2/1-2:1.0");
  file("dev/usb/lp0");
  usb("1-3", "1d6b:0002", { bDeviceClass: "09" });
  usb("1-4", "046d:c31c", { product: "Keyboard" });
  const found = await findDevices([], ports);
  expect(found.map(({ port, profiles: [first] }) => [port, first])).toEqual([
    ["serial:/dev/serial/by-id/usb-Arduino_Uno_5573-if00", "ht16k33-4digit"],
    ["usb:/dev/usb/lp0", "escpos-80mm-stream"],
    ["usb:046d:c31c", undefined],
  ]);
  expect(found[1]?.label).toBe("POS Printer");
});

test("buses, chips and cards of the board itself are found by names that stay", async () => {
  const { file, ports } = machine();
  file("dev/i2c-1");
  file("sys/class/i2c-dev/i2c-1/name", "bcm2835 (i2c@7e804000)\n");
  file("dev/i2c-20");
  file("sys/class/gpio/gpiochip512/label", "pinctrl-bcm2711\n");
  file("sys/class/gpio/export");
  file("proc/asound/cards", cards);
  const found = await findDevices([device("speaker1", "alsa:plughw:CARD=Headphones")], ports);
  expect(found.map(({ port, addresses, usedBy }) => ({ port, addresses, usedBy }))).toEqual([
    { port: "i2c:1", addresses: [0x20, 0x70], usedBy: [] },
    { port: "i2c:20", addresses: [], usedBy: [] },
    { port: "gpio:pinctrl-bcm2711", usedBy: [] },
    { port: "alsa:plughw:CARD=Headphones", usedBy: ["speaker1"] },
  ]);
  expect(found[0]?.profiles[0]).toBe("ht16k33-4digit");
  expect(found[3]?.profiles).toEqual(["speaker-wav"]);
});

const cards = ` 0 [Headphones     ]: bcm2835_headpho - bcm2835 Headphones
                      bcm2835 Headphones
`;

test("an answer with more than a message carries leaves out the last ones", async () => {
  const { file, ports } = machine();
  for (let n = 100; n < 200; n += 1) file(`sys/class/gpio/gpiochip${n}/label`, `chip-${n}`);
  expect(await findDevices([], ports)).toHaveLength(40);
});
