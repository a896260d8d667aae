import {
  type Link,
  type PagePorts,
  type Reply,
  read,
  send,
  useLive,
  usePorts,
} from "@motcua/device-profiles/look";
import { useEffect, useRef, useState } from "react";
import type { RatingInfo, RatingState } from "../../local/rating-touches.ts";

/** What the screen shows. */
export type Screen =
  | { readonly at: "loading" }
  | { readonly at: "no-page" }
  | { readonly at: "away" }
  | { readonly at: "idle" }
  | { readonly at: "ask"; readonly storing: number | null; readonly failed: boolean }
  | { readonly at: "why" }
  | { readonly at: "thanks" };

/** What was pressed in the visit that the screen shows. */
type Answer = {
  readonly visit: string;
  readonly score: number;
  readonly step: "storing" | "failed" | "why" | "done" | "again";
};

/** Scores up to here are asked for a reason: Bình thường and Không hài lòng. */
const lowScore = 2;
/** Time to read eight short reasons and pick one, ms. */
export const reasonShownMs = 20_000;
/** The board restarts within seconds; its pages look again this often, ms. */
const lookAgainMs = 2_000;

/** The page of one counter: one touch rates once, thanks come after it is stored. */
export function useRating(counter: number) {
  const ports = usePorts();
  const info = useInfo(counter, ports);
  const [states, setStates] = useState<readonly RatingState[] | undefined>(undefined);
  const link = useLive("/local/events", {
    ratings: (data) => setStates(data as readonly RatingState[]),
  });
  const own = states?.find((state) => state.counter === counter);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const asking = useRef(false);
  useEffect(() => {
    if (answer?.step !== "why") return undefined;
    return ports.after(reasonShownMs, () => setAnswer({ ...answer, step: "done" }));
  }, [answer, ports]);

  const visit = own?.visit ?? null;
  const rate = async (score: number, reason?: string) => {
    // Two touches within one frame both see the old screen; the flag is what makes them one press.
    if (asking.current || visit === null) return;
    asking.current = true;
    if (reason === undefined) setAnswer({ visit, score, step: "storing" });
    const reply: Reply<unknown> = await send("/local/rating", { counter, visit, score, reason });
    const asks = score <= lowScore && (info?.known?.reasons.length ?? 0) > 0;
    const next = reason === undefined && asks ? "why" : "done";
    // The score is stored by then: a reason that is not changes nothing for the citizen.
    const failed = !("ok" in reply) && reason === undefined;
    setAnswer({ visit, score, step: failed ? "failed" : next });
    asking.current = false;
  };
  const current = answer?.visit === visit ? answer : null;
  return {
    info: info?.known,
    screen: screenOf({ info, link, own, answer: current }),
    rate,
    because: (reason: string) => current && rate(current.score, reason),
    skip: () => current && setAnswer({ ...current, step: "done" }),
    again: () => visit !== null && setAnswer({ visit, score: 0, step: "again" }),
  };
}

function screenOf(known: {
  readonly info: Info | undefined;
  readonly link: Link;
  readonly own: RatingState | undefined;
  readonly answer: Answer | null;
}): Screen {
  const { info, link, own, answer } = known;
  if (info?.known === null) return { at: "no-page" };
  if (link.state === "lost") return { at: "away" };
  if (info === undefined || own === undefined) return { at: "loading" };
  if (own.visit === null) return { at: "idle" };
  switch (answer?.step) {
    case "why":
      return { at: "why" };
    case "done":
      return { at: "thanks" };
    case "storing":
      return { at: "ask", storing: answer.score, failed: false };
    case "failed":
    case "again":
      return { at: "ask", storing: null, failed: answer.step === "failed" };
    case undefined:
      // A page that was opened again does not ask who has answered.
      return own.rated ? { at: "thanks" } : { at: "ask", storing: null, failed: false };
  }
}

/** `null`: this counter has no rating page. */
type Info = { readonly known: RatingInfo | null };

function useInfo(counter: number, ports: PagePorts): Info | undefined {
  const [info, setInfo] = useState<Info | undefined>(undefined);
  const isKnown = info !== undefined && info.known !== null;
  useEffect(() => {
    if (isKnown) return undefined;
    const look = () => {
      void read<RatingInfo>(`/local/rating/${counter}`).then((reply) => {
        if ("ok" in reply) setInfo({ known: reply.ok });
        else if (reply.problem.code === "unknown-counter") setInfo({ known: null });
      });
    };
    look();
    return ports.every(lookAgainMs, look);
  }, [isKnown, counter, ports]);
  return info;
}
