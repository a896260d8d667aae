import { beforeAll, describe, expect, test } from "vitest";
import { type Office, startOffice } from "../harness/office.ts";
import {
  calledTo,
  counterOf,
  heard,
  numberFromReception,
  press,
  provedTo,
  said,
  ticketOf,
} from "./people.ts";
import { patientMs, type Setting } from "./settings.ts";

/** What the person at a counter does with the call keypad. */
export function counter({ name, options }: Setting): void {
  describe(`at the counter ${name}`, { timeout: patientMs }, () => {
    let office: Office;

    beforeAll(async () => {
      office = await startOffice(options);
      return () => office.stop();
    }, patientMs);

    const displayAt = (number: 1 | 2 | 3) => office.peripherals.displays[number].lit();
    const keysAt = (number: 1 | 2 | 3) => office.peripherals.keys[number];

    test("a person takes the place by code on the keypad", async () => {
      await press(keysAt(2), "1", "0", "4", "enter");
      await office.until("the person with code 104 sits at counter 2", async () => {
        return (await counterOf(office, 2)).person?.id === "xa-hoi";
      });
      await press(keysAt(2), "1", "0", "2", "enter");
      await office.until("and gives it back", async () => {
        return (await counterOf(office, 2)).person?.id === "dia-chinh";
      });
    });

    test("a call is taken back: dark display, unspoken words, the old place in the line", async () => {
      await numberFromReception(office, "C");
      await numberFromReception(office, "A");
      await numberFromReception(office, "A");
      await numberFromReception(office, "B");
      // The speaker is busy with C001 and B001 while A001 is called and taken back.
      await press(keysAt(3), "next");
      await calledTo(office, 3, "C001");
      await press(keysAt(2), "next");
      await calledTo(office, 2, "B001");
      await press(keysAt(1), "next");
      await calledTo(office, 1, "A001");
      await press(keysAt(1), "undo");
      await office.until("the display is as before", () => displayAt(1) === "");
      const first = (await office.hall()).waiting[0];
      expect(first).toMatchObject({ label: "A001", state: "waiting" });

      await heard(office, "B không không một");
      await press(keysAt(1), "next");
      await calledTo(office, 1, "A001");
      await provedTo(office, 1, { led1: "shown", speaker1: "spoken" });
      // Once for the call that stands, and not for the one before it.
      const spoken = said(office).map((text) => text.replace(/^.*số thứ tự /, ""));
      expect(spoken).toEqual([
        "C không không một đến quầy số ba",
        "B không không một đến quầy số hai",
        "A không không một đến quầy số một",
      ]);
    });

    test("a transfer moves the ticket, label and all, to the other service", async () => {
      await press(keysAt(1), "transfer", "2", "enter");
      await office.until("A001 waits for B", async () => {
        const ticket = await ticketOf(office, "A001");
        return ticket.state === "waiting" && ticket.service === "B" && displayAt(1) === "";
      });
      await press(keysAt(2), "finish");
      await office.until("counter 2 is free", async () => {
        return (await counterOf(office, 2)).current === null;
      });
      await press(keysAt(2), "next");
      await calledTo(office, 2, "A001");
      await heard(office, "A không không một đến quầy số hai");
    });

    test("a no-show is refused until the ticket was called twice, 15 s apart", async () => {
      await press(keysAt(1), "next");
      await calledTo(office, 1, "A002");
      await press(keysAt(1), "no-show");
      const refused = await office.act(1, "no-show");
      expect(refused).toMatchObject({ status: 409, body: { problem: { code: "too-soon" } } });
      await office.until(
        "15 s have passed",
        async () => ((await counterOf(office, 1)).current?.calledForMs ?? 0) >= 15_000,
      );
      await press(keysAt(1), "recall");
      await heard(office, "A không không hai");
      await office.until(
        "the recall is spoken as one",
        () => said(office).filter((text) => text.includes("A không không hai")).length === 2,
      );
      await press(keysAt(1), "no-show");
      await office.until("the ticket is closed as no-show", async () => {
        const ticket = await ticketOf(office, "A002");
        return ticket.state === "no-show" && displayAt(1) === "";
      });
    });
  });
}
