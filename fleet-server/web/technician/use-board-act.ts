import { send, useLive, usePorts } from "@motcua/device-profiles/look";
import { useCallback, useRef, useState } from "react";
import type { ActView } from "../../technician/act-view.ts";

type Asked = { readonly name: "test-device" | "read-line" | "find-devices"; device?: string };

/** Tells a board to do something and follows how far it is. */
export function useBoardAct(board: string) {
  const ports = usePorts();
  const [id, setId] = useState<string | null>(null);
  const [act, setAct] = useState<ActView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const underway = useRef(false);
  const present = act?.id === id ? act : null;
  const watched = id === null || isOver(present) ? null : `/v1/boards/${board}/acts/${id}/events`;
  useLive(watched, {
    act: (data) => {
      if (data !== null) setAct(data as ActView);
    },
  });
  const ask = useCallback(
    async (asked: Asked) => {
      if (underway.current) return;
      underway.current = true;
      const reply = await send<{ id: string }>(`/v1/boards/${board}/acts`, asked, ports.newKey());
      underway.current = false;
      setProblem("ok" in reply ? null : reply.problem.code);
      if ("ok" in reply) setId(reply.ok.id);
    },
    [board, ports],
  );
  return {
    ask,
    /** The act that was asked for last. */
    act: present,
    /** The act before, shown while nothing is known of the newer one. */
    before: act,
    busy: id !== null && !isOver(present),
    problem,
  };
}

export function isOver(act: ActView | null): boolean {
  return (
    act !== null && (act.state === "done" || act.state === "failed" || act.state === "expired")
  );
}
