import { beforeAll, describe, expect, test } from "vitest";
import { type Office, startOffice } from "../harness/office.ts";
import { counterOf, numberFromReception, press } from "./people.ts";
import { patientMs, type Setting } from "./settings.ts";

/** Ten calls take longer to say than to make; each is said whole, in order, one at a time. */
export function speech({ name, options }: Setting): void {
  describe(`the speaker ${name}`, { timeout: patientMs }, () => {
    let office: Office;

    beforeAll(async () => {
      office = await startOffice(options);
      return () => office.stop();
    }, patientMs);

    test("two counters call within 100 ms, five times over: ten sentences in order", async () => {
      const { keys, speaker } = office.peripherals;
      for (let n = 0; n < 10; n += 1) await numberFromReception(office, "A");
      for (let round = 0; round < 5; round += 1) {
        // Both bytes are on their lines before anything else runs.
        await Promise.all([press(keys[1], "next"), press(keys[3], "next")]);
        await bothAre("called", (label) => label !== undefined);
        await Promise.all([press(keys[1], "finish"), press(keys[3], "finish")]);
        await bothAre("free", (label) => label === undefined);
      }
      const transcript = await office.until(
        "ten sentences are said",
        () => {
          const sentences = speaker.device.snapshot().transcript;
          return sentences.filter(({ toMs }) => toMs !== null).length === 10 && sentences;
        },
        180_000,
      );
      expect(transcript.map(({ ending }) => ending)).toEqual(Array(10).fill("whole"));
      expect(transcript.map(({ text }) => text)).toEqual(decided(office));
      for (const [index, { fromMs }] of transcript.entries()) {
        expect(fromMs).toBeGreaterThanOrEqual(transcript[index - 1]?.toMs ?? 0);
      }
    });

    const bothAre = (what: string, wanted: (label: string | undefined) => boolean) =>
      office.until(`both counters are ${what}`, async () => {
        const labels = [await counterOf(office, 1), await counterOf(office, 3)];
        return labels.every(({ current }) => wanted(current?.label));
      });
  });
}

const digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/** The sentences of the journal's calls, in the order in which they were decided. */
function decided(office: Office): string[] {
  const calls = office.journal().flatMap((event) => (event.kind === "ticket-called" ? event : []));
  return calls
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ ticket, counter }) => {
      const [letter, ...number] = ticket.slice(-4);
      const spoken = number.map((digit) => digits[Number(digit)]).join(" ");
      return `Mời công dân có số thứ tự ${letter} ${spoken} đến quầy số ${digits[counter]}`;
    });
}
