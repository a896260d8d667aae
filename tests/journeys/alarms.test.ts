import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, test } from "vitest";
import type { AlarmView } from "../../fleet-server/alarms/alarm-view.ts";
import type { AlarmNews } from "../../fleet-server/alarms/webhook.ts";
import type { MeasuresView } from "../../fleet-server/telemetry/measures-view.ts";
import { type Office, startOffice } from "../harness/office.ts";
import { takeNumber } from "./people.ts";
import { patientMs } from "./settings.ts";

type Alarmed = { readonly open: AlarmView[]; readonly ended: AlarmView[] };

describe("health and telemetry of a hall at work", { timeout: patientMs }, () => {
  let office: Office;
  const told: AlarmNews[] = [];

  beforeAll(async () => {
    const receiver = createServer((request, response) => {
      request.setEncoding("utf8");
      let body = "";
      request.on("data", (piece: string) => {
        body += piece;
      });
      request.on("end", () => {
        told.push(JSON.parse(body));
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => {
      receiver.listen(0, "127.0.0.1", resolve);
    });
    const { port } = receiver.address() as AddressInfo;
    const webhook = `alarms: { webhook: "http://127.0.0.1:${port}/alarms" }\n`;
    office = await startOffice({ edit: (document) => `${document}\n${webhook}` });
    return async () => {
      await office.stop();
      receiver.close();
    };
  }, patientMs);

  const alarms = async () => (await office.get<Alarmed>("/v1/alarms")).body;

  test("paper out is an alarm after 10 s, seen by a person, over when paper is back", async () => {
    const { device } = office.peripherals.printer;
    await takeNumber(office, "A");
    device.setFault("paper-out", true);
    const sinceMs = performance.now();
    const alarm = await office.until("the alarm is raised", async () => {
      return (await alarms()).open.find(({ rule }) => rule === "paper-out");
    });
    expect(performance.now() - sinceMs).toBeGreaterThan(9_500);
    expect(alarm).toMatchObject({ board: "box-26734", device: "printer1", seenMs: null });
    const seen = await office.post<Alarmed>(`/v1/alarms/${alarm.id}/seen`);
    expect(seen.body.open).toMatchObject([{ id: alarm.id, seenMs: expect.any(Number) }]);
    device.setFault("paper-out", false);
    const mine = ({ id }: { readonly id: string }) => id === alarm.id;
    await office.until("the alarm is over", async () => !(await alarms()).open.some(mine));
    expect((await alarms()).ended.filter(mine)).toMatchObject([{ rule: "paper-out" }]);
    // News are sent again until they are answered: one may come twice.
    const news = () => new Set(told.filter((one) => mine(one.alarm)).map(({ what }) => what));
    await office.until("the receiver was told of both", () => news().size === 2);
    expect([...news()]).toEqual(["raised", "cleared"]);
  });

  test("what the board and its printer measure reaches the pages", async () => {
    const measuredAs = (view: MeasuresView, device: string, name: string) =>
      view.places
        .find((place) => place.device === device)
        ?.measures.find((measure) => measure.name === name)?.value;
    const view = await office.until("the first report is there", async () => {
      const { body } = await office.get<MeasuresView>("/v1/measures");
      return measuredAs(body, "-", "memory.used") !== null && body;
    });
    expect(measuredAs(view, "-", "disk.free")).toBeGreaterThan(0);
    expect(measuredAs(view, "printer1", "printer.failed")).toBe(0);
    expect(view.dropped).toEqual({ unknown: 0, tooMany: 0, unwritten: 0 });
  });
});
