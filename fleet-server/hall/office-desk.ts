import type { BoardName, Health } from "@motcua/broker/contract";
import type { Chance } from "@motcua/broker/ports";
import { devicesOf } from "../boards/board-acts.ts";
import type { BoardList } from "../boards/board-list.ts";
import type { Proofs } from "../boards/proofs.ts";
import { boardConfigOf } from "../office/board-config.ts";
import { hoursAt } from "../office/hours.ts";
import type { OfficeFile } from "../office/office-file.ts";
import type { HallRunner } from "../queue/hall-runner.ts";
import { hallView } from "../queue/hall-view.ts";
import { phoneView } from "../queue/phone-view.ts";
import { ticketId } from "../queue/ticket-id.ts";
import { dayTickets } from "../queue/ticket-view.ts";
import type { HallDesk } from "./hall-desk.ts";
import { officeNews } from "./office-news.ts";

/** 128 bits: nobody guesses another person's ticket. */
const tokenBytes = 16;

/** A new opaque key of a ticket's own page. */
export function newToken(chance: Chance): string {
  return Buffer.from(chance.bytes(tokenBytes)).toString("base64url");
}

/** The desk over the live hall. `version` numbers what pages are shown, from the start of the server. */
export function openHallDesk(options: {
  readonly runner: HallRunner;
  readonly office: OfficeFile;
  readonly list: BoardList;
  readonly proofs: Proofs;
  readonly chance: Chance;
  readonly epoch: number;
  readonly version: () => number;
  readonly brokerLink: () => boolean;
  /** No machine has this position. */
  readonly vacant: (board: BoardName) => boolean;
}): HallDesk {
  const { runner, office, list, proofs, epoch } = options;
  const startedAs = office.office.office.code;
  const scene = () => ({
    hall: runner.hall,
    rules: runner.rules,
    office: office.office.office.name,
    nowMs: runner.now().atMs,
  });
  return {
    submit: (act, by) => runner.submit(act, by),
    openDay: (by) => {
      const { day } = hoursAt(office.office.hours, runner.now().wallMs);
      return runner.submit({ name: "open-day", day }, by);
    },
    view: () =>
      hallView({
        ...scene(),
        epoch,
        version: options.version(),
        wallMs: runner.now().wallMs,
        storage: runner.storage,
        proofs: (call, counter) => proofs.of(call, counter),
        boards: list.view().map((board) => ({ ...board, vacant: options.vacant(board.name) })),
        slipPrinter: slipPrinter(office, list),
      }),
    tickets: () => dayTickets(runner.hall, runner.now().atMs),
    ticketOf: (label) => {
      const { day, tickets } = runner.hall;
      const id = day === null ? "" : ticketId(day.label, label);
      return tickets.has(id) ? id : undefined;
    },
    phone: (token) => phoneView(scene(), token),
    newToken: () => newToken(options.chance),
    receptionPrinter: () => receptionPrinter(office, list),
    boardPages: () => list.pages(),
    officeNews: () => officeNews(office, startedAs),
    closedBecause: () => {
      if (runner.hall.day?.open !== true) return "the business day is not open";
      if (runner.storage !== "ok") return `the storage is ${runner.storage}`;
      return options.brokerLink() ? undefined : "the broker is away";
    },
  };
}

function slipPrinter(office: OfficeFile, list: BoardList): Health | null {
  const place = receptionPrinter(office, list);
  if (place === "no-printer") return null;
  return place === "board-away" ? { state: "unknown" } : list.healthOf(place.board, place.printer);
}

/**
 * The first ticket printer of the office: reception has none of its own yet. A slip for a board
 * that is away would come out when nobody waits for it any more.
 */
function receptionPrinter(office: OfficeFile, list: BoardList) {
  for (const { name: board } of office.office.boards) {
    const wanted = boardConfigOf(office.office, board, { rev: office.rev, serverUrl: "" });
    const [printer] = wanted === undefined ? [] : devicesOf(wanted.config, "ticket-printer");
    if (printer === undefined) continue;
    return list.isOnline(board) ? { board, printer } : "board-away";
  }
  return "no-printer";
}
