import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { RefusalBody, refuse } from "../../hall/refusal.ts";
import { faultOf, rangeQuery } from "../range-query.ts";
import type { ReadRange } from "../range-reader.ts";
import { type TableId, tableIds, tableOf } from "./tables.ts";

const Language = Type.Optional(Type.Enum(["vi", "en"]));

const File = Type.Unsafe<Buffer>({ type: "string", format: "binary" });

const formats = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** The figures of a range as files for a spreadsheet. The writers are loaded with the first file. */
export function exportRoutes(readRange: ReadRange): FastifyPluginAsyncTypebox {
  return async (server) => {
    server.get(
      "/v1/figures.csv",
      {
        schema: {
          description: "One table of a range as CSV: UTF-8 with BOM, made for Excel in `lang`",
          querystring: rangeQuery({ table: Type.Enum([...tableIds]), lang: Language }),
          response: {
            200: { content: { [formats.csv]: { schema: Type.String() } } },
            "4xx": RefusalBody,
          },
        },
      },
      async (request, reply) => {
        const { from, to, table, lang = "vi" } = request.query;
        const fault = faultOf({ from, to });
        if (fault !== undefined) return refuse(reply, fault);
        const found = tableOf(readRange(from, to), table, lang);
        if (found === undefined) return refuse(reply, byPersonIsOff);
        const { csvOf } = await import("../../sheets/csv.ts");
        return reply.headers(headersOf("csv", `${table}-${from}-${to}`)).send(csvOf(found, lang));
      },
    );
    server.get(
      "/v1/figures.xlsx",
      {
        schema: {
          description: "All tables of a range as one workbook, a sheet for each",
          querystring: rangeQuery({ lang: Language }),
          response: { 200: { content: { [formats.xlsx]: { schema: File } } }, "4xx": RefusalBody },
        },
      },
      async (request, reply) => {
        const { from, to, lang = "vi" } = request.query;
        const fault = faultOf({ from, to });
        if (fault !== undefined) return refuse(reply, fault);
        const figures = readRange(from, to);
        const sheets = tableIds.flatMap((id: TableId) => tableOf(figures, id, lang) ?? []);
        const { xlsxOf } = await import("../../sheets/xlsx.ts");
        return reply.headers(headersOf("xlsx", `${from}-${to}`)).send(await xlsxOf(sheets));
      },
    );
  };
}

const byPersonIsOff = {
  code: "bad-request",
  field: "querystring/table",
  detail: "office.yaml does not set figures: { byPerson: true }",
} as const;

function headersOf(format: keyof typeof formats, name: string): Record<string, string> {
  return {
    "content-type": format === "csv" ? `${formats.csv}; charset=utf-8` : formats[format],
    "content-disposition": `attachment; filename="motcua-${name}.${format}"`,
  };
}
