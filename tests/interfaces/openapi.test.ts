import { Validator } from "@seriousme/openapi-schema-validator";
import { beforeAll, describe, expect, test } from "vitest";
import { type Office, startOffice } from "../harness/office.ts";
import { calledTo, press, takeNumber } from "../journeys/people.ts";
import { patientMs } from "../journeys/settings.ts";
import { type Asked, type Described, type Document, describedIn } from "./described.ts";

/** What somebody asks for who means nobody and nothing of this office, by a parameter's name. */
const unknown: Asked["values"] = {
  ...{ board: "box-99999", device: "printer9", id: "nobody", label: "Z999", number: "99" },
  ...{ day: "2020-01-01", revision: "9", token: "nobody-has-this-token", measure: "a.nothing" },
  ...{ from: "2020-01-02", to: "2020-01-01", table: "nothing", span: "1y" },
};

/** What the API says of itself, held against the running office. */
describe("the OpenAPI description", { timeout: patientMs }, () => {
  let office: Office;
  let document: Document;
  let described: readonly Described[];
  /** What this office has, by a parameter's name. */
  let known: Asked["values"];

  const of = (method: string, path: string) => {
    const found = described.find((one) => one.method === method && one.path === path);
    if (found === undefined) throw new Error(`${method} ${path} is not described`);
    return found;
  };

  beforeAll(async () => {
    office = await startOffice();
    document = (await office.get<Document>("/openapi.json")).body;
    described = describedIn(document, office.serverUrl);
    await takeNumber(office, "A");
    await press(office.peripherals.keys[1], "next");
    await calledTo(office, 1, "A001");
    known = await findKnown(office);
    return () => office.stop();
  }, patientMs);

  test("is a valid OpenAPI 3.1 document", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(validator.version).toBe("3.1");
  });

  test("tells the truth of every page of data and every stream", async () => {
    const read = described.filter(({ method }) => method === "get");
    expect(read.length).toBeGreaterThan(20);
    for (const one of read) {
      const { faults, status } = await one.ask({ values: known });
      expect(faults, one.path).toEqual([]);
      expect(status, one.path).toBe(200);
    }
  });

  test("tells the truth of every refusal of what is not there", async () => {
    const refused: string[] = [];
    for (const one of described) {
      const { faults, status } = await one.ask({ values: unknown, body: {} });
      expect(faults, `${one.method} ${one.path}`).toEqual([]);
      if (status >= 400) refused.push(`${one.method} ${one.path}`);
    }
    const named = described.filter(({ path }) => path.includes("{"));
    // Nobody keeps a recording of a board that is not there: an empty list is the truth.
    const all = named.map(({ method, path }) => `${method} ${path}`);
    expect(all.filter((one) => !refused.includes(one))).toEqual([
      "get /v1/boards/{board}/recordings",
    ]);
  });

  test("tells the truth of an act that cannot be done now", async () => {
    const acts = of("post", "/v1/counters/{number}/acts");
    const refused = await acts.ask({ values: { number: "2" }, body: { name: "finish" } });
    expect(refused).toEqual({ status: 409, faults: [] });
  });

  test("tells the truth of an office whose day is closed, and is not ready", async () => {
    expect(await of("post", "/v1/day/close").ask({ values: {} })).toMatchObject({ faults: [] });
    await office.until("the office is not ready", async () => {
      return (await fetch(`${office.serverUrl}/health`)).status === 503;
    });
    for (const path of ["/health", "/health/ready"]) {
      expect(await of("get", path).ask({ values: {} })).toEqual({ status: 503, faults: [] });
    }
  });

  test("says what a board gets that sends its recording", () => {
    const { responses } = of("put", "/v1/boards/{board}/recording");
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(["204", "401", "409"]));
    expect(Object.keys(responses)).not.toContain("200");
  });
});

async function findKnown(office: Office): Promise<Asked["values"]> {
  const reception = { service: "A", class: "normal", paper: false };
  const issued = await office.post<{ ok: { label: string; link: string } }>(
    "/v1/tickets",
    reception,
  );
  const act = await office.post<{ id: string }>("/v1/boards/box-26734/acts", {
    name: "find-devices",
  });
  const { day } = (await office.get<{ day: string }>("/v1/tickets")).body;
  const { label, link } = issued.body.ok;
  return {
    ...{ board: "box-26734", device: "printer1", id: act.body.id, label, number: "1" },
    ...{ day, revision: "1", measure: "printer.paper", span: "24h" },
    ...{ from: day, to: day, table: "counters", token: new URL(link).pathname.slice(3) },
  };
}
