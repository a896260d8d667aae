import type { Answer, Label, TicketId } from "@motcua/broker/contract";
import type { Act, Actor } from "../queue/commands.ts";
import type { PhoneView } from "../queue/phone-view.ts";
import type { HallView, TicketView } from "../queue/view.ts";
import type { OfficeNews } from "./office-news.ts";

/** A printer by its board. */
export type PrinterPlace = { readonly board: string; readonly printer: string };

/** What pages can see of the hall and do in it; the routes know nothing else. */
export type HallDesk = {
  /** Submits one act; resolves when it is durable, or with the refusal. */
  submit(act: Act, by: { readonly id: string; readonly actor: Actor }): Promise<Answer>;
  /** Opens the business day that the wall clock says in Asia/Ho_Chi_Minh. */
  openDay(by: { readonly id: string; readonly actor: Actor }): Promise<Answer>;
  view(): HallView;
  /** Every ticket of the day, void ones included, in order of issue. */
  tickets(): readonly TicketView[];
  ticketOf(label: Label): TicketId | undefined;
  phone(token: string): PhoneView | undefined;
  /** A new, opaque key of a ticket's own page. */
  newToken(): string;
  /** Where reception prints, or why it cannot now. */
  receptionPrinter(): PrinterPlace | "no-printer" | "board-away";
  /** Pages of boards on this machine, which may read the hall from another port. */
  boardPages(): readonly string[];
  /** What became of the latest edit of office.yaml. */
  officeNews(): OfficeNews;
  /** Undefined while tickets can be issued, otherwise why not. */
  closedBecause(): string | undefined;
};
