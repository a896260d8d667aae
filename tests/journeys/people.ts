import type { CounterView, TicketView } from "../../fleet-server/queue/view.ts";
import type { Office } from "../harness/office.ts";
import type { HeldKeypad } from "../harness/peripherals.ts";

type Counter = 1 | 2 | 3;

/** Presses the keys one after the other, as a finger does. */
export async function press(keypad: HeldKeypad, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await keypad.device.press(key);
}

/** A citizen presses a kiosk key and takes the slip; resolves when the number waits. */
export async function takeNumber(office: Office, key: string): Promise<TicketView> {
  const before = (await office.tickets()).length;
  await press(office.peripherals.kiosk, key);
  return office.until(`a number for ${key} waits`, async () => {
    const tickets = await office.tickets();
    const fresh = tickets[before];
    return fresh?.state === "waiting" && fresh;
  });
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

/** What the speaker has said so far, whole sentences only. */
export function said(office: Office): readonly string[] {
  const { transcript } = office.peripherals.speaker.device.snapshot();
  return transcript.filter(({ ending }) => ending === "whole").map(({ text }) => text);
}

/** Resolves when the speaker has said a sentence with these words to its end. */
export async function heard(office: Office, words: string): Promise<void> {
  await office.until(
    `the speaker says "${words}"`,
    () => said(office).some((text) => text.includes(words)),
    30_000,
  );
}
