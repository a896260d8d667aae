import { load, usePorts } from "@motcua/device-profiles/look";
import { useEffect, useState } from "react";
import type { TicketView } from "../../queue/view.ts";

/** A burst of changes is one reading, ms. */
const settleMs = 300;

/** All of the day's tickets, newest first, read again after the hall has changed. */
export function useTickets(version: number): readonly TicketView[] | undefined {
  const ports = usePorts();
  const [tickets, setTickets] = useState<readonly TicketView[] | undefined>(undefined);
  useEffect(() => {
    let current = true;
    const cancel = ports.after(settleMs, () => {
      void load<{ tickets: TicketView[] }>("/v1/tickets").then((found) => {
        if (current && found !== undefined) setTickets(found.tickets.toReversed());
      });
    });
    return () => {
      current = false;
      cancel();
    };
  }, [ports, version]);
  return tickets;
}
