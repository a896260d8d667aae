import type { PrintTicket, TicketSlip } from "@motcua/broker/contract";

/** The slip by which sizes and times are judged: one service, no class, a wait of a quarter hour. */
export const sampleSlip: TicketSlip = {
  ticket: "2026-11-24/C042",
  label: "C042",
  office: { vi: "UBND phường Mẫu", en: "Sample Ward" },
  service: { vi: "Chứng thực", en: "Certification" },
  class: null,
  issuedAt: Date.parse("2026-11-24T06:00:00Z"),
  ahead: 3,
  wait: { from: 15, to: 20 },
  link: "http://192.168.10.20:8480/t/q83vEjRWeJCrze8SNFZ4kA",
  reprint: false,
};

/** The slip of another number, with a link of its own. */
export function slipOf(label: string, more: Partial<TicketSlip> = {}): TicketSlip {
  const ticket = `2026-11-24/${label}`;
  return { ...sampleSlip, ticket, label, link: `http://192.168.10.20:8480/t/${label}`, ...more };
}

/** The command to print a number's first slip, asked by a tap. */
export function printCommand(label: string, more: Partial<PrintTicket> = {}): PrintTicket {
  return {
    cmd: `print:2026-11-24/${label}/1`,
    name: "print-ticket",
    device: "printer1",
    ttlMs: 60_000,
    tap: `tap-${label}`,
    slip: slipOf(label),
    ...more,
  };
}
