import { afterEach, describe, expect, test } from "vitest";
import { kioskState } from "../harness/board-mode.ts";
import { type Office, startOffice } from "../harness/office.ts";
import { type WallClock, wallClock } from "../harness/wall-clock.ts";
import { numberFromReception, papersAt, takeNumber } from "./people.ts";
import { patientMs, type Setting } from "./settings.ts";

/** The server looks at the day every 5 s; after this it has looked at a clock that has jumped. */
const lookedMs = 5_500;

async function afterALook(open: Office): Promise<void> {
  const fromMs = performance.now();
  await open.until("the server has looked", () => performance.now() - fromMs > lookedMs);
}

const dayOf = async (open: Office) => (await open.hall()).day;

/** What becomes of the business day by the clock, the hours and the people who open and close it. */
export function day({ name, options }: Setting): void {
  describe(`the business day ${name}`, { timeout: patientMs }, () => {
    let office: Office | undefined;
    afterEach(() => office?.stop());

    async function officeAt(clock: WallClock, opens: "start" | "hours"): Promise<Office> {
      const edit = (document: string) => document.replace("open: start", `open: ${opens}`);
      const env = { server: clock.env, edge: clock.env };
      office = await startOffice({ ...options, edit, env });
      return office;
    }

    test("numbers go on over midnight, a crash and a jumping clock, until a new day is opened", async () => {
      const clock = wallClock("2026-11-24T23:30:00+07:00");
      const open = await officeAt(clock, "start");
      const day = { label: "2026-11-24", open: true };
      expect((await takeNumber(open, "A")).label).toBe("A001");
      expect(await dayOf(open)).toEqual(day);

      clock.set("2026-11-25T00:20:00+07:00");
      await afterALook(open);
      expect((await takeNumber(open, "A")).label).toBe("A002");
      expect(await dayOf(open)).toEqual(day);

      // The box loses its clock and its power at once, and only later hears what time it is.
      clock.set("1970-01-01T07:05:00+07:00");
      await open.kill("server");
      await open.start("server");
      await open.ready();
      expect(await numberFromReception(open, "A")).toBe("A003");
      clock.set("2026-11-25T00:25:00+07:00");
      await afterALook(open);
      expect((await takeNumber(open, "A")).label).toBe("A004");
      expect(await dayOf(open)).toEqual(day);
      const labels = papersAt(open.peripherals.printer).map(({ label }) => label);
      expect(labels).toEqual(["A001", "A002", "A004"]);

      await open.post("/v1/day/close");
      await open.post("/v1/day/open");
      expect(await numberFromReception(open, "A")).toBe("A001");
      expect(await dayOf(open)).toEqual({ label: "2026-11-25", open: true });
    });

    test("the hours close the day, the night passes, and the morning opens the next", async () => {
      const clock = wallClock("2026-11-24T16:30:00+07:00");
      const open = await officeAt(clock, "hours");
      expect(await numberFromReception(open, "A")).toBe("A001");

      clock.set("2026-11-24T17:00:01+07:00");
      await open.until("the day is closed", async () => (await dayOf(open))?.open === false);
      const closed = async () => (await kioskState(open.edgeUrl)).closed;
      await open.until("the kiosk says so", async () => (await closed())?.why === "over");
      expect((await closed())?.hours).toEqual(["07:30-11:30", "13:30-17:00"]);
      const body = { service: "A", class: "normal", paper: false };
      expect(await open.post("/v1/tickets", body)).toMatchObject({
        status: 409,
        body: { problem: { code: "day-not-open" } },
      });
      expect((await fetch(`${open.serverUrl}/health`)).status).toBe(503);

      clock.set("2026-11-25T00:00:30+07:00");
      await afterALook(open);
      expect(await dayOf(open)).toEqual({ label: "2026-11-24", open: false });

      clock.set("2026-11-25T07:30:00+07:00");
      await open.until("the next day is open", async () => (await dayOf(open))?.open === true);
      expect(await dayOf(open)).toEqual({ label: "2026-11-25", open: true });
      expect(await numberFromReception(open, "A")).toBe("A001");
    });
  });
}
