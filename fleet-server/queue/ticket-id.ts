import type { BusinessDay, Label, TicketId } from "@motcua/broker/contract";

/** A ticket's id is `<day>/<label>`; here alone it is made and taken apart. */
export function ticketId(day: BusinessDay, label: Label): TicketId {
  return `${day}/${label}`;
}

/** The day of its issue, on which it is called and served too; never taken from an instant. */
export function dayOfTicket(ticket: TicketId): BusinessDay {
  return ticket.slice(0, ticket.indexOf("/"));
}

export function labelOfTicket(ticket: TicketId): Label {
  return ticket.slice(ticket.indexOf("/") + 1);
}
