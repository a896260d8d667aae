import type { Words } from "@motcua/broker/contract";
import { faultPhrases } from "./fault-phrases.ts";

const shapes = faultPhrases.map(([english, vietnamese]) => {
  const [first = "", ...rest] = english.split(/\{[1-9]\}/);
  const shape = rest.reduce((made, part) => `${made}(.+?)${literal(part)}`, literal(first));
  return { shape: new RegExp(`^${shape}$`, "s"), vietnamese };
});

/**
 * What a fault of the document says, in both languages. Its readers, and the log, speak English;
 * what no phrase fits, such as a parser's own words, stays as it is.
 */
export function faultWords(english: string): Words {
  return { vi: inVietnamese(english), en: english };
}

function inVietnamese(english: string): string {
  for (const { shape, vietnamese } of shapes) {
    const [whole, ...holes] = shape.exec(english) ?? [];
    if (whole === undefined) continue;
    return vietnamese.replace(/\{([1-9])\}/g, (_, n) => inVietnamese(holes[Number(n) - 1] ?? ""));
  }
  return english;
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
