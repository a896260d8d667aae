import { useEffect, useState } from "react";
import { usePorts } from "./ports.ts";

/** The wall clock, ms since 1970, made new each second: for ages that a page shows. */
export function useNow(everyMs = 1_000): number {
  const ports = usePorts();
  const [nowMs, setNowMs] = useState(() => ports.wallMs());
  useEffect(() => ports.every(everyMs, () => setNowMs(ports.wallMs())), [ports, everyMs]);
  return nowMs;
}
