import type { Checked } from "./checked.ts";

/** A USB printer by its device node, or by its vendor and product ids in four hexadecimal digits. */
export type UsbPort =
  | { readonly kind: "usb"; readonly path: string }
  | { readonly kind: "usb"; readonly vendor: string; readonly product: string };

/** A port that carries bytes: a serial device, a TCP address, or a simulated device by name. */
export type BytePort =
  | { readonly kind: "serial"; readonly path: string }
  | { readonly kind: "tcp"; readonly host: string; readonly port: number }
  | UsbPort
  | { readonly kind: "sim"; readonly name: string };

/** Where a device hangs, as the `port:` of `office.yaml` says it. */
export type Port =
  | BytePort
  /** An Arduino I/O box with Firmata, behind one of the byte ports. */
  | { readonly kind: "firmata"; readonly over: BytePort }
  /** The board's own I²C adapter, /dev/i2c-<bus>, or a simulated one. */
  | { readonly kind: "i2c"; readonly over: { readonly bus: number } | { readonly sim: string } }
  /** Lines of the GPIO chip with this label, whatever its number on this kernel. */
  | { readonly kind: "gpio"; readonly over: { readonly label: string } | { readonly sim: string } }
  /** A sound device by its ALSA PCM name. */
  | { readonly kind: "alsa"; readonly pcm: string }
  /** The touch page that the board itself serves. */
  | { readonly kind: "page" };

const forms =
  "sim:<name>, serial:/dev/…, tcp://host:port, usb:/dev/usb/lp0, usb:<vendor>:<product>, " +
  "firmata:<one of the first three>, i2c:<bus>, gpio:<chip label>, alsa:<pcm> or page";

/**
 * Reads a `port:` value. The fault's path is empty: the caller knows which field it was.
 */
export function parsePort(text: string): Checked<Port> {
  if (text === "page") return { ok: true, value: { kind: "page" } };
  if (text.startsWith("firmata:")) return behindFirmata(text.slice("firmata:".length));
  if (text.startsWith("i2c:")) return i2c(text.slice("i2c:".length));
  if (text.startsWith("gpio:")) return gpio(text.slice("gpio:".length));
  if (text.startsWith("alsa:")) return alsa(text.slice("alsa:".length));
  return bytePort(text);
}

function bytePort(text: string): Checked<BytePort> {
  if (text.startsWith("serial:")) return serial(text.slice("serial:".length));
  if (text.startsWith("tcp:")) return tcp(text);
  if (text.startsWith("usb:")) return usb(text.slice("usb:".length));
  if (text.startsWith("sim:")) return simulated(text.slice("sim:".length));
  return refuse(`"${text}" is not a port`, `Write the port as ${forms}.`);
}

function behindFirmata(inner: string): Checked<Port> {
  const over = bytePort(inner);
  if (over.ok && over.value.kind !== "usb")
    return { ok: true, value: { kind: "firmata", over: over.value } };
  return refuse(
    `"${inner}" cannot stand behind firmata:`,
    "Write firmata:serial:/dev/…, firmata:tcp://host:port or firmata:sim:<name>.",
  );
}

function serial(path: string): Checked<BytePort> {
  // by-id and by-path links keep their name when the cable moves; ttyUSB0 does not.
  if (/^\/\S+$/.test(path)) return { ok: true, value: { kind: "serial", path } };
  return refuse(
    `"${path}" is not the path of a serial device`,
    "Give the whole path, such as serial:/dev/serial/by-id/usb-…, or serial:/dev/ttyUSB0.",
  );
}

function tcp(text: string): Checked<BytePort> {
  const [, host, digits] = /^tcp:\/\/([^\s:/]+|\[[0-9a-fA-F:]+\]):([0-9]{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (host !== undefined && port >= 1 && port <= 65_535) {
    return { ok: true, value: { kind: "tcp", host: host.replace(/^\[|\]$/g, ""), port } };
  }
  return refuse(
    `"${text}" is not a TCP address`,
    "Write tcp://host:port with a port from 1 to 65535, such as tcp://10.0.0.9:9100.",
  );
}

function usb(text: string): Checked<UsbPort> {
  if (/^\/\S+$/.test(text)) return { ok: true, value: { kind: "usb", path: text } };
  const [, vendor, product] = /^([0-9a-fA-F]{4}):([0-9a-fA-F]{4})$/.exec(text) ?? [];
  if (vendor !== undefined && product !== undefined) {
    const ids = { vendor: vendor.toLowerCase(), product: product.toLowerCase() };
    return { ok: true, value: { kind: "usb", ...ids } };
  }
  return refuse(
    `"${text}" is not a USB printer`,
    "Write usb:<vendor>:<product> as lsusb shows them, such as usb:0416:5011, or usb:/dev/usb/lp0.",
  );
}

function i2c(text: string): Checked<Port> {
  if (text.startsWith("sim:")) return behind("i2c", text.slice("sim:".length));
  const bus = Number(text);
  if (/^[0-9]{1,3}$/.test(text)) return { ok: true, value: { kind: "i2c", over: { bus } } };
  return refuse(
    `"${text}" is not an I²C bus`,
    "Write the number of /dev/i2c-…, such as i2c:1, or i2c:sim:<name>.",
  );
}

function gpio(text: string): Checked<Port> {
  if (text.startsWith("sim:")) return behind("gpio", text.slice("sim:".length));
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)) {
    return { ok: true, value: { kind: "gpio", over: { label: text } } };
  }
  return refuse(
    `"${text}" is not the label of a GPIO chip`,
    "Write a label of /sys/class/gpio/gpiochip*/label, such as gpio:pinctrl-bcm2711, or " +
      "gpio:sim:<name>.",
  );
}

function behind(kind: "i2c" | "gpio", name: string): Checked<Port> {
  const sim = simulated(name);
  return sim.ok ? { ok: true, value: { kind, over: { sim: name } } } : sim;
}

function simulated(name: string): Checked<BytePort> {
  if (/^[a-z][a-z0-9-]{0,31}$/.test(name)) return { ok: true, value: { kind: "sim", name } };
  return refuse(
    `"${name}" is not the name of a simulated device`,
    "Use small letters, digits and hyphens, beginning with a letter, such as sim:printer1.",
  );
}

function alsa(pcm: string): Checked<Port> {
  if (/^\S+$/.test(pcm)) return { ok: true, value: { kind: "alsa", pcm } };
  return refuse(`"${pcm}" is not an ALSA device`, "Write alsa:default or a name from `aplay -L`.");
}

function refuse(message: string, remedy: string): Checked<never> {
  return { ok: false, faults: [{ path: "", message, remedy }] };
}
