import { type PagePorts, read, usePorts } from "@motcua/device-profiles/look";
import { useEffect, useState } from "react";
import type { Figures } from "../../satisfaction/figures-schema.ts";

/** The figures, or why there are none: no day yet, or no answer. */
export type Known = Figures | "no-day" | "away" | undefined;

/** Figures are for reading, not for watching: they are counted anew at most this often, ms. */
const refreshMs = 5_000;

/** The figures of the latest business day, read again after the hall has changed. */
export function useFigures(version: number): Known {
  const ports = usePorts();
  const [known, setKnown] = useState<Known>(undefined);
  useEffect(() => readSoon(ports, known === undefined ? 0 : refreshMs, setKnown), [ports, version]);
  return known;
}

function readSoon(ports: PagePorts, ms: number, tell: (known: Known) => void): () => void {
  let current = true;
  const cancel = ports.after(ms, () => {
    void read<Figures>("/v1/figures").then((reply) => {
      if (!current) return;
      if ("ok" in reply) tell(reply.ok);
      else tell(reply.problem.code === "server-away" ? "away" : "no-day");
    });
  });
  return () => {
    current = false;
    cancel();
  };
}
