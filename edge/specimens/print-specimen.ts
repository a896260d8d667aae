import { createHash } from "node:crypto";
import type { TicketSlip } from "@motcua/broker/contract";
import type { PrinterProfile } from "@motcua/device-profiles";
import { encodeSlip } from "../drivers/escpos.ts";
import { slipPng } from "../simulated/paper-png.ts";
import { printRoll } from "../simulated/read-roll.ts";
import { readSlip } from "../simulated/read-slip.ts";
import { createSlipPainter } from "../ticket/raster.ts";
import type { Specimen } from "./specimen.ts";

/** A long service and a class: what a slip has to find room for. */
const slip: TicketSlip = {
  ticket: "2026-11-24/B042",
  label: "B042",
  office: { vi: "UBND phường Mẫu", en: "Sample Ward People's Committee" },
  service: {
    vi: "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
    en: "Changes of land use rights and of property on land",
  },
  class: { vi: "Người cao tuổi", en: "Elderly" },
  issuedAt: Date.parse("2026-11-24T01:14:00Z"),
  ahead: 3,
  wait: { from: 15, to: 20 },
  link: "http://192.168.10.20:8480/t/q83vEjRWeJCrze8SNFZ4kA",
  reprint: false,
};

/** Sends a slip as the driver does and takes the paper off a printer that reads those bytes. */
export async function printSpecimen(
  capabilities: PrinterProfile["capabilities"],
): Promise<Specimen> {
  const { widthDots, dotsPerMm, cutter, proof } = capabilities;
  const bitmap = await createSlipPainter(capabilities).paint(slip);
  const bytes = Buffer.concat(encodeSlip(bitmap, { cutter, proof, job: 42 }));
  const { slips, garbled } = printRoll(bytes, widthDots);
  const [paper] = slips;
  if (paper === undefined || garbled > 0) throw new Error("the slip did not come out");
  const { label, link } = readSlip(paper);
  const dots = createHash("sha256").update(bitmap.bits).digest("hex").slice(0, 16);
  const heightMm = Math.round(bitmap.heightDots / dotsPerMm);
  return {
    told: [
      `${widthDots} dots wide, ${heightMm} mm tall, ${bytes.length.toLocaleString("en")} bytes`,
      `read off the paper: ${label ?? "no number"}, ${link ?? "no code"}`,
      `proof ${proof}, cutter ${cutter}, dots ${dots}`,
    ],
    picture: { type: "png", bytes: slipPng(paper) },
  };
}
