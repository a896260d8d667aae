import { readSlip, type SlipReading } from "../../edge/simulated/read-slip.ts";
import type { CounterView, TicketView } from "../../fleet-server/queue/view.ts";
import type { Office } from "../harness/office.ts";
import type { HeldKeypad, HeldPrinter } from "../harness/peripherals.ts";

type Counter = 1 | 2 | 3;

/** Presses the keys one after the other, as a finger does. */
export async function press(keypad: HeldKeypad, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await keypad.device.press(key);
}

/** A person who sees nothing happen presses again after so long, ms. */
const impatienceMs = 600;

/**
 * A citizen presses a kiosk key until a number is given: for a moment after each number the kiosk
 * takes further presses for the same person's. Resolves when the number waits.
 */
export async function takeNumber(office: Office, key: string): Promise<TicketView> {
  const before = (await office.tickets()).length;
  let pressedMs = Number.NEGATIVE_INFINITY;
  await office.until(`a number for ${key} is given`, async () => {
    if (performance.now() - pressedMs > impatienceMs) {
      pressedMs = performance.now();
      await press(office.peripherals.kiosk, key);
    }
    return (await office.tickets()).length > before;
  });
  return office.until(`the number for ${key} waits`, async () => {
    const fresh = (await office.tickets())[before];
    return fresh?.state === "waiting" && fresh;
  });
}

/** The ticket of a label as reception's list shows it. */
export async function ticketOf(office: Office, label: string): Promise<TicketView> {
  const found = (await office.tickets()).find((ticket) => ticket.label === label);
  if (found === undefined) throw new Error(`nobody has the number ${label}`);
  return found;
}

/** Reception gives a number without paper. */
export async function numberFromReception(office: Office, service: string): Promise<string> {
  const body = { service, class: "normal", paper: false };
  const reply = await office.post("/v1/tickets", body);
  if (!("ok" in reply.body) || reply.body.ok.label === undefined) {
    throw new Error(`reception got no number: ${JSON.stringify(reply)}`);
  }
  return reply.body.ok.label;
}

/** The counter as staff pages show it. */
export async function counterOf(office: Office, number: Counter): Promise<CounterView> {
  const found = (await office.hall()).counters.find((counter) => counter.number === number);
  if (found === undefined) throw new Error(`the office has no counter ${number}`);
  return found;
}

/** Resolves when this label is at the counter, on the page and in lights. */
export async function calledTo(office: Office, counter: Counter, label: string): Promise<void> {
  const display = office.peripherals.displays[counter];
  await office.until(`${label} is called to counter ${counter}`, async () => {
    const { current } = await counterOf(office, counter);
    return current?.label === label && display.lit() === label;
  });
}

/** Resolves when the counter's page shows these proof marks, by device. */
export async function provedTo(
  office: Office,
  counter: Counter,
  marks: Readonly<Record<string, string>>,
): Promise<void> {
  await office.until(`counter ${counter} sees ${JSON.stringify(marks)}`, async () => {
    const { current } = await counterOf(office, counter);
    const seen = new Map(current?.proofs.map(({ device, status }) => [device, status]));
    return Object.entries(marks).every(([device, status]) => seen.get(device) === status);
  });
}

/** What the speaker has said so far, whole sentences only. */
export function said(office: Office): readonly string[] {
  const { transcript } = office.peripherals.speaker.device.snapshot();
  return transcript.filter(({ ending }) => ending === "whole").map(({ text }) => text);
}

/** Resolves when the speaker has said a sentence with these words to its end. */
export async function heard(office: Office, words: string): Promise<void> {
  await office.until(`the speaker says "${words}"`, () =>
    said(office).some((text) => text.includes(words)),
  );
}

/** The pieces of paper at a printer as a person reads them, oldest first. */
export function papersAt(printer: Pick<HeldPrinter, "device">): readonly SlipReading[] {
  return printer.device.slips().map((slip) => readSlip(slip));
}

/** A tap on the kiosk's touch page, which the board serves; resolves with its answer. */
export async function touch(
  office: Office,
  tap: { readonly service: string; readonly class: string },
): Promise<unknown> {
  const reply = await fetch(`${office.edgeUrl}/local/issue`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(tap),
  });
  return reply.json();
}
