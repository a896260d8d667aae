import { randomUUID } from "node:crypto";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";

type Responses = Readonly<
  Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
>;
type Operation = {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly responses: Responses;
};

/** An OpenAPI document, as far as tests read it. */
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

/** One request: a value for each parameter that the route needs, and a body where it takes one. */
export type Asked = {
  readonly values: Readonly<Record<string, string>>;
  readonly body?: object;
};

/** What a route answered, and in what it is not as the document says. */
export type Told = { readonly status: number; readonly faults: readonly unknown[] };

/** One route as the document describes it, and the way to ask it. */
export type Described = {
  readonly method: string;
  readonly path: string;
  readonly responses: Responses;
  ask(asked: Asked): Promise<Told>;
};

/** Every route of a document, to be asked at the server that serves it. */
export function describedIn(document: Document, serverUrl: string): Described[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      ...{ method, path, responses: operation.responses },
      ask: async (asked: Asked) => {
        const reply = await fetch(
          serverUrl + addressOf(path, operation, asked.values),
          requestOf(method, asked),
        );
        return { status: reply.status, faults: await faultsOf(operation.responses, reply) };
      },
    })),
  );
}

function addressOf(path: string, { parameters = [] }: Operation, values: Asked["values"]): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => valueFor(values, name));
  const query = parameters
    .filter((parameter) => parameter.in === "query" && parameter.required === true)
    .map(({ name }): [string, string] => [name, valueFor(values, name)]);
  return query.length === 0 ? filled : `${filled}?${new URLSearchParams(query).toString()}`;
}

function valueFor(values: Asked["values"], name: string): string {
  const value = values[name];
  if (value === undefined) throw new Error(`the test has no value for ${name}`);
  return value;
}

function requestOf(method: string, { body }: Asked): RequestInit {
  if (method === "get") return {};
  return {
    method: method.toUpperCase(),
    headers: {
      "idempotency-key": randomUUID(),
      ...(body && { "content-type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
  };
}

/** A status that is not described is a fault, and so is a body of another shape or type. */
async function faultsOf(responses: Responses, reply: Response): Promise<readonly unknown[]> {
  const { status } = reply;
  const response = responses[status] ?? responses[`${Math.floor(status / 100)}XX`];
  const type = reply.headers.get("content-type")?.split(";")[0] ?? "";
  const isJson = type === "application/json";
  // A stream has no end, and a file is not looked into.
  if (!isJson) await reply.body?.cancel();
  if (response === undefined) return [`${status} is not described`];
  const schema = response.content?.[type]?.schema;
  if (schema === undefined) return type === "" ? [] : [`${status} as ${type} is not described`];
  return isJson ? mismatches(schema, await reply.json()) : [];
}

function mismatches(schema: object, value: unknown): unknown[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.validate(schema, value);
  return ajv.errors ?? [];
}
