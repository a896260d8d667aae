import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Figures } from "../../fleet-server/satisfaction/figures-schema.ts";
import { freePort } from "../harness/free-port.ts";
import { type Office, startOffice } from "../harness/office.ts";
import {
  calledTo,
  heard,
  papersAt,
  press,
  provedTo,
  takeNumber,
  ticketOf,
  touch,
} from "./people.ts";
import { type Receiver, startReceiver } from "./receiver.ts";
import { patientMs, type Setting } from "./settings.ts";

/** One ticket's whole life, by keys and by pages, up to the day's summary. */
export function visit({ name, options }: Setting): void {
  describe(`a visit ${name}`, { timeout: patientMs }, () => {
    let office: Office;
    let receiver: Receiver;

    beforeAll(async () => {
      const file = join(mkdtempSync(join(tmpdir(), "motcua-ward-")), "sums");
      const officePort = await freePort();
      const jwks = `http://127.0.0.1:${officePort}/.well-known/jwks.json`;
      receiver = await startReceiver({ file, jwks, port: await freePort() });
      const edit = (document: string) => `${document}\nforwarding: { url: "${receiver.url}" }\n`;
      const env = { server: { HTTP_PORT: String(officePort) } };
      office = await startOffice({ ...options, edit, env });
      return async () => {
        await office.stop();
        await receiver.stop();
      };
    }, patientMs);

    test("by keys: number on paper, call in lights and speech, service, rating", async () => {
      const { printer, keys, displays, ratings } = office.peripherals;
      const ticket = await takeNumber(office, "A");
      expect(ticket).toMatchObject({ label: "A001", slip: "printed" });
      const [paper, ...more] = papersAt(printer);
      expect(more).toEqual([]);
      expect(paper).toMatchObject({ label: "A001", whole: true, reprint: false });

      await press(keys[1], "next");
      await calledTo(office, 1, "A001");
      await heard(office, "số thứ tự A không không một đến quầy số một");
      await provedTo(office, 1, { led1: "shown", speaker1: "spoken" });

      await press(keys[1], "finish");
      await office.until("the rating keypad opens and the display is dark", () => {
        return lampAt(office, 1) === "open" && displays[1].lit() === "";
      });
      await press(ratings[1], "4");
      await office.until("the press is thanked for", () => lampAt(office, 1) === "thanks");
      await office.until("the rating is in the journal", () => ratedIn(office).length === 1);
      expect(ratedIn(office)[0]).toMatchObject({
        ...{ ticket: ticket.ticket, counter: 1, person: "ho-tich", service: "A", score: 4 },
      });
    });

    test("by pages: touch page, phone, counter", async () => {
      const issued = await touch(office, { service: "C", class: "elderly" });
      expect(issued).toMatchObject({ ok: { label: "C001", ahead: 0 } });
      await office.until("C001 is on paper", async () => {
        const ticket = await ticketOf(office, "C001");
        return ticket.state === "waiting" && ticket.slip === "printed";
      });
      const [, paper] = papersAt(office.peripherals.printer);
      expect(paper).toMatchObject({ label: "C001", whole: true });
      const follow = `/v1/phone/${new URL(paper?.link ?? "").pathname.replace("/t/", "")}`;
      expect((await office.get(follow)).body).toMatchObject({ label: "C001", ahead: 0 });

      expect((await office.act(3, "call-next")).body).toMatchObject({ ok: { label: "C001" } });
      await calledTo(office, 3, "C001");
      await provedTo(office, 3, { led3: "shown", speaker1: "spoken" });
      const phone = await office.get(follow);
      expect(phone.body).toMatchObject({ label: "C001", state: "called", counter: 3 });
      await office.act(3, "finish");
      await office.until("the display is dark", () => office.peripherals.displays[3].lit() === "");
      await press(office.peripherals.ratings[3], "1");
      await office.until("it is in the journal", () => ratedIn(office).length === 2);
    });

    test("the leader sees it, and the day's summary reaches the ward's system", async () => {
      const day = (await office.hall()).day?.label ?? "";
      const { body } = await office.get<Figures>(`/v1/figures?day=${day}`);
      expect(body.overall).toMatchObject({
        ...{ tickets: 2, served: 2, noShows: 0, waiting: 0 },
        satisfied: { numerator: 1, denominator: 2, responseRate: 1 },
      });
      await office.post("/v1/day/close");
      await office.until("the summary is stored", () => receiver.stored().length === 1);
      expect(receiver.stored()).toEqual([{ id: `o26734/${day}/1`, satisfied: 1 }]);
    });
  });
}

const lampAt = (office: Office, counter: 1 | 2 | 3) =>
  office.peripherals.ratings[counter].device.snapshot().lamp;

const ratedIn = (office: Office) => office.journal().filter(({ kind }) => kind === "visit-rated");
