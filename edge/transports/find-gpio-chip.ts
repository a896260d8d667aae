import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { LineFault } from "./line.ts";

/**
 * The number that line 0 of a chip has on this kernel. Numbers differ between kernels (0, 399, 512
 * and 571 have been seen on Raspberry Pis), labels do not. Rejects with not-supported where the
 * kernel has no `/sys/class/gpio`, with port-missing where no chip has the label.
 */
export async function findGpioBase(label: string, root = "/sys/class/gpio"): Promise<number> {
  const entries = await readdir(root).catch(() => {
    throw new LineFault("not-supported", `this kernel has no ${root}`);
  });
  const chips = entries.filter((entry) => /^gpiochip[0-9]+$/.test(entry));
  const labels: string[] = [];
  for (const chip of chips) {
    const read = async (file: string) => (await readFile(join(root, chip, file), "utf8")).trim();
    const found = await read("label").catch(() => "");
    if (found === label) return Number(await read("base"));
    if (found !== "") labels.push(found);
  }
  const known = labels.length === 0 ? "no chip at all" : labels.join(", ");
  throw new LineFault("port-missing", `no GPIO chip is labelled ${label}; there is ${known}`);
}
