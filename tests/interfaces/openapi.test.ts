import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";
import { type Office, startOffice } from "../harness/office.ts";
import { calledTo, press, takeNumber } from "../journeys/people.ts";
import { patientMs } from "../journeys/settings.ts";

type Operation = {
  readonly parameters?: readonly { readonly in: string; readonly required?: boolean }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
};
type Document = {
  readonly paths: Readonly<Record<string, { readonly get?: Operation; readonly post?: Operation }>>;
};

/** What the API says of itself, held against the running office. */
describe("the OpenAPI description", { timeout: patientMs }, () => {
  let office: Office;
  let document: Document;

  beforeAll(async () => {
    office = await startOffice();
    document = (await office.get<Document>("/openapi.json")).body;
    await takeNumber(office, "A");
    await press(office.peripherals.keys[1], "next");
    await calledTo(office, 1, "A001");
    return () => office.stop();
  }, patientMs);

  test("is a valid OpenAPI 3.1 document", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(validator.version).toBe("3.1");
  });

  test("tells the truth of every page of data that needs no parameter", async () => {
    const asked = Object.entries(document.paths).filter(
      ([path, { get }]) => get !== undefined && !path.includes("{") && !needsParameter(get),
    );
    expect(asked.length).toBeGreaterThan(5);
    for (const [path, { get }] of asked) {
      const schema = get?.responses["200"]?.content?.["application/json"]?.schema;
      if (schema === undefined) continue;
      const { status, body } = await office.get(path);
      expect(status, path).toBe(200);
      expect(faultsOf(schema, body), path).toEqual([]);
    }
  });

  test("tells the truth of a refusal", async () => {
    const path = "/v1/counters/{number}/acts";
    const schema =
      document.paths[path]?.post?.responses["4XX"]?.content?.["application/json"]?.schema;
    const { status, body } = await office.act(2, "finish");
    expect(status).toBe(409);
    expect(schema && faultsOf(schema, body)).toEqual([]);
  });
});

function needsParameter({ parameters = [] }: Operation): boolean {
  return parameters.some(({ required }) => required === true);
}

function faultsOf(schema: object, value: unknown): unknown[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.validate(schema, value);
  return ajv.errors ?? [];
}
