import type { BoardName, PrintTicket, TicketSlip, Words } from "@motcua/broker/contract";
import type { HallEvent, PrintJob } from "../queue/events.ts";
import type { Hall } from "../queue/hall.ts";
import { phoneView } from "../queue/phone-view.ts";
import type { Rules } from "../queue/rules.ts";
import { slipLifeMs, type Ticket } from "../queue/ticket.ts";

/** A command and the board that it is for. */
export type Dispatch = { readonly board: BoardName; readonly command: PrintTicket };

/** What the office knows when it sends a slip. */
export type PrintScene = {
  readonly hall: Hall;
  readonly rules: Rules;
  readonly office: Words;
  readonly nowMs: number;
  readonly link: (token: string) => string;
};

/** Id of the command by which the queue knows a board's press. */
export const askCommandId = (ask: string): string => `ask:${ask}`;

/** The slip that an event asks for, or undefined. */
export function printAsked(scene: PrintScene, event: HallEvent): Dispatch | undefined {
  if (event.kind !== "ticket-issued" && event.kind !== "reprint-asked") return undefined;
  const ticket = scene.hall.tickets.get(event.ticket);
  if (event.print === null || ticket === undefined) return undefined;
  if (event.kind === "reprint-asked")
    return reprintOf(scene, ticket, { print: event.print, ttlMs: slipLifeMs });
  const { ahead, wait, cause, actor } = event;
  const tap = actor.by === "board" ? cause.slice(askCommandId("").length) : null;
  return dispatch(scene, {
    ticket,
    print: event.print,
    tap,
    told: { ahead, wait },
    ttlMs: slipLifeMs,
    reprint: false,
  });
}

/**
 * The slips that a board should have had, sent again when it comes back: it prints what it did
 * not know and still waits for, repeats the result of what it did, and reports the rest as
 * abandoned, so that no ticket stays "printing" for ever.
 */
export function printsOutstanding(scene: PrintScene, board: BoardName): Dispatch[] {
  return [...scene.hall.watched].flatMap((id) => {
    const ticket = scene.hall.tickets.get(id);
    const job = ticket?.jobs.at(-1);
    if (ticket === undefined || job?.outcome !== "pending") return [];
    const printer = printerOf(ticket, board);
    if (printer === undefined) return [];
    const print = { cmd: job.cmd, board, printer };
    const ttlMs = Math.max(0, slipLifeMs - (scene.nowMs - job.askedMs));
    if (ticket.jobs.length > 1) return [reprintOf(scene, ticket, { print, ttlMs })];
    return [
      dispatch(scene, {
        ticket,
        print,
        tap: tapOf(scene.hall, ticket),
        told: promiseOf(scene, ticket),
        ttlMs,
        reprint: false,
      }),
    ];
  });
}

function printerOf({ source }: Ticket, board: BoardName): string | undefined {
  if (source.at === "kiosk")
    return source.board === board ? (source.printer ?? undefined) : undefined;
  return source.print?.board === board ? source.print.printer : undefined;
}

function reprintOf(
  scene: PrintScene,
  ticket: Ticket,
  asked: { readonly print: PrintJob; readonly ttlMs: number },
): Dispatch {
  const told = promiseOf(scene, ticket);
  return dispatch(scene, { ticket, ...asked, tap: null, told, reprint: true });
}

/** The press that a board made for this ticket; null where no board did. */
function tapOf(hall: Hall, ticket: Ticket): string | null {
  const prefix = askCommandId("");
  const issued = [...hall.receipts.today.values()].find(
    (event) => event.kind === "ticket-issued" && event.ticket === ticket.id,
  );
  return issued?.cause.startsWith(prefix) ? issued.cause.slice(prefix.length) : null;
}

/** People ahead and the wait as they are now. */
function promiseOf(scene: PrintScene, ticket: Ticket): Pick<TicketSlip, "ahead" | "wait"> {
  const view = phoneView(scene, ticket.token);
  return { ahead: view?.ahead ?? 0, wait: view?.wait ?? null };
}

function dispatch(
  { rules, office, link }: PrintScene,
  job: {
    readonly ticket: Ticket;
    readonly print: PrintJob;
    readonly tap: string | null;
    readonly told: Pick<TicketSlip, "ahead" | "wait">;
    readonly ttlMs: number;
    readonly reprint: boolean;
  },
): Dispatch {
  const { ticket, print, told } = job;
  const service = rules.services.find(({ letter }) => letter === ticket.service);
  const group = rules.classes.findIndex(({ id }) => id === ticket.class);
  return {
    board: print.board,
    command: {
      cmd: print.cmd,
      name: "print-ticket",
      device: print.printer,
      ttlMs: job.ttlMs,
      tap: job.tap,
      slip: {
        ticket: ticket.id,
        label: ticket.label,
        office,
        service: service?.name ?? { vi: ticket.service, en: ticket.service },
        // The first class is the one without priority: it is not printed.
        class: group > 0 ? (rules.classes[group]?.name ?? null) : null,
        issuedAt: ticket.issuedWallMs,
        ahead: told.ahead,
        wait: told.wait,
        link: link(ticket.token),
        reprint: job.reprint,
      },
    },
  };
}
