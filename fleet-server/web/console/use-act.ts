import { type Reply, send, usePorts } from "@motcua/device-profiles/look";
import { useRef, useState } from "react";

/** Does one act at a time; a second press while the first is on its way is the same press. */
export function useAct() {
  const ports = usePorts();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const underway = useRef(false);
  const act = async <T>(url: string, body: unknown = {}): Promise<T | undefined> => {
    if (underway.current) return undefined;
    underway.current = true;
    setBusy(true);
    const reply: Reply<T> = await send(url, body, ports.newKey());
    underway.current = false;
    setBusy(false);
    setProblem("ok" in reply ? null : reply.problem.code);
    return "ok" in reply ? reply.ok : undefined;
  };
  return { act, busy, problem };
}
