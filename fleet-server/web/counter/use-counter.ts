import { useEffect, useEffectEvent } from "react";
import type { StaffAct } from "../../hall/staff-act.ts";
import type { CounterView } from "../../queue/view.ts";
import { useAct } from "../console/use-act.ts";

/** What a person at the counter can do now. */
export type Desk = {
  readonly busy: boolean;
  readonly problem: string | null;
  act(act: StaffAct): void;
};

/** The acts of one counter, by button and by key. */
export function useCounter(counter: CounterView): Desk {
  const { act: send, busy, problem } = useAct();
  const act = (act: StaffAct) => {
    void send(`/v1/counters/${counter.number}/acts`, act);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const name = actOfKey(event);
    if (name === undefined) return;
    event.preventDefault();
    if (counter.person !== null) act({ name });
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return { act, busy, problem };
}

/** F2 or the space bar calls, F3 recalls, F4 finishes; a key held down is one press. */
function actOfKey(event: KeyboardEvent): "call-next" | "recall" | "finish" | undefined {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return undefined;
  switch (event.code) {
    case "F2":
      return "call-next";
    case "F3":
      return "recall";
    case "F4":
      return "finish";
    case "Space":
      return ownsSpace(event.target) ? undefined : "call-next";
    default:
      return undefined;
  }
}

/** The space bar belongs to the button, list or field that has the focus. */
function ownsSpace(target: EventTarget | null): boolean {
  const owners = "button, a, select, input, textarea, summary, [role='menu'], [role='dialog']";
  return target instanceof Element && target.closest(owners) !== null;
}
