import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type Office, startOffice } from "../harness/office.ts";
import { counterOf, numberFromReception, papersAt, press, takeNumber } from "./people.ts";
import { patientMs, type Setting } from "./settings.ts";

/** Many hands at once: one wish, one number; one ticket, one counter. */
export function rush({ name, options }: Setting): void {
  describe(`a rush ${name}`, { timeout: patientMs }, () => {
    let office: Office;

    beforeAll(async () => {
      office = await startOffice(options);
      return () => office.stop();
    }, patientMs);

    test("two counters press next in the same instant, and never call one ticket", async () => {
      const { keys } = office.peripherals;
      const both = (key: string) => Promise.all([press(keys[1], key), press(keys[3], key)]);
      const atBoth = async () => [await labelAt(1), await labelAt(3)];
      const labelAt = async (counter: 1 | 3) => (await counterOf(office, counter)).current?.label;
      const called: (string | undefined)[] = [];
      for (let n = 0; n < 10; n += 1) await numberFromReception(office, "A");
      for (let round = 0; round < 5; round += 1) {
        await both("next");
        const pair = await office.until("both have a ticket", async () => {
          const labels = await atBoth();
          return labels.every((label) => label !== undefined) && labels;
        });
        called.push(...pair.toSorted());
        await both("finish");
        await office.until("both are free", async () => {
          return (await atBoth()).every((label) => label === undefined);
        });
      }
      const all = Array.from(
        { length: 10 },
        (_each, index) => `A${String(index + 1).padStart(3, "0")}`,
      );
      expect(called).toEqual(all);
    });

    test("a worn key and an impatient finger take one number", async () => {
      const { device } = office.peripherals.kiosk;
      // All begun in one instant: a machine that stalls between them would make two wishes of it.
      await Promise.all([4, 2, 0].map((bounces) => device.press("D", { bounces })));
      await office.until("a slip is cut", () => {
        return papersAt(office.peripherals.printer).some(({ label }) => label === "D001");
      });
      expect((await takeNumber(office, "D")).label).toBe("D002");
      const labels = papersAt(office.peripherals.printer).map(({ label }) => label);
      expect(labels).toEqual(["D001", "D002"]);
    });

    test("one Idempotency-Key is one number, also after the server was killed", async () => {
      const key = randomUUID();
      const ask = (service: string) =>
        office.post("/v1/tickets", { service, class: "normal", paper: false }, key);
      const replies = await Promise.all(Array.from({ length: 8 }, () => ask("B")));
      await office.kill("server");
      await office.start("server");
      replies.push(await ask("B"));
      for (const reply of replies) {
        expect(reply).toMatchObject({ status: 201, body: { ok: { label: "B001" } } });
      }
      const tickets = (await office.tickets()).filter(({ service }) => service === "B");
      expect(tickets.map(({ label }) => label)).toEqual(["B001"]);
      expect(await ask("C")).toMatchObject({
        status: 422,
        body: { problem: { code: "key-reused" } },
      });
    });

    test("a phone page shows its own ticket and nobody else's", async () => {
      await office.ready();
      const mine = await takeNumber(office, "B");
      await takeNumber(office, "B");
      const links = papersAt(office.peripherals.printer).flatMap(({ link }) => link ?? []);
      const pages = links
        .slice(-2)
        .map((link) => new URL(link).pathname.replace("/t/", "/v1/phone/"));
      expect(new Set(pages).size).toBe(2);
      const [page = ""] = pages;
      const { body } = await office.get<Record<string, unknown>>(page);
      expect(body).toMatchObject({ label: mine.label, state: "waiting", ahead: 1 });
      expect(JSON.stringify(body).match(/[A-Z][0-9]{3}/g)).toEqual([mine.label]);
      expect((await office.get(`${page.slice(0, -1)}!`)).status).toBe(400);
      expect((await office.get("/v1/phone/AAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
    });
  });
}
