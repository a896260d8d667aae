import { type PagePorts, read, usePorts } from "@motcua/device-profiles/look";
import { useEffect, useState } from "react";
import type { RangeFigures } from "../../satisfaction/range-schema.ts";
import type { Days } from "./range.ts";

/** Figures with the days that were asked for, or the code of the refusal. */
export type Known =
  | { readonly days: Days; readonly figures: RangeFigures }
  | { readonly days: Days; readonly refused: string }
  | undefined;

/** Figures are for reading, not for watching: they are counted anew at most this often, ms. */
const refreshMs = 5_000;

/**
 * The figures of a range, read again after the hall has changed as long as the range holds today.
 * While another range is read, the one before stays: `known.days` says whose figures they are.
 */
export function useFigures(days: Days, today: string, version: number): Known {
  const ports = usePorts();
  const [known, setKnown] = useState<Known>(undefined);
  const { from, to } = days;
  const isRead = known !== undefined && known.days.from === from && known.days.to === to;
  const live = to >= today;
  // A server that could not answer is asked again; each refusal is a new object.
  const refused = isRead && "refused" in known ? known : null;
  useEffect(() => {
    if (isRead && refused === null && !live) return undefined;
    return readSoon(ports, { days: { from, to }, ms: isRead ? refreshMs : 0 }, setKnown);
  }, [ports, from, to, live && version, refused]);
  return known;
}

function readSoon(
  ports: PagePorts,
  { days, ms }: { readonly days: Days; readonly ms: number },
  tell: (known: Known) => void,
): () => void {
  let current = true;
  const cancel = ports.after(ms, () => {
    const url = `/v1/figures?from=${days.from}&to=${days.to}`;
    void read<RangeFigures>(url).then((reply) => {
      if (!current) return;
      tell("ok" in reply ? { days, figures: reply.ok } : { days, refused: reply.problem.code });
    });
  });
  return () => {
    current = false;
    cancel();
  };
}
