import { usePhrases } from "@motcua/device-profiles/look";
import { useState } from "react";
import type { NewClaim } from "../../provisioning/people.ts";
import type { PositionView } from "../../provisioning/view.ts";
import { ProblemNotice } from "../console/problem-notice.tsx";
import { useAct } from "../console/use-act.ts";
import { CodeCard } from "./code-card.tsx";
import { HolderCard } from "./holder-card.tsx";
import { claimPhrases } from "./phrases.ts";
import { StateWords } from "./position-list.tsx";
import { PositionPast } from "./position-past.tsx";
import type { Positions } from "./use-positions.ts";
import { WaitingCard } from "./waiting-card.tsx";

type Props = {
  readonly position: PositionView;
  readonly all: Positions;
  /** The code that a QR code has brought with the address. */
  readonly scanned: string | undefined;
};

/** One position: its code and the devices that wait, or the device that is there. */
export function PositionPlace({ position, all, scanned }: Props) {
  const words = usePhrases(claimPhrases);
  const { board, state } = position;
  const desk = useAct();
  const [code, setCode] = useState(scanned);
  const [given, setGiven] = useState(false);
  const make = async (act: "claim" | "swap"): Promise<string | undefined> => {
    const made = await desk.act<NewClaim>(`/v1/positions/${board}/${act}`);
    if (made === undefined) return undefined;
    setCode(made.code);
    setGiven(false);
    await all.look();
    return made.code;
  };
  const give = async (number: string) => {
    // Whoever opened the page by hand has no code yet: one touch makes it and uses it.
    const right = code ?? (await make("claim"));
    if (right === undefined) return;
    const done = await desk.act(`/v1/positions/${board}/give`, { code: right, number });
    setGiven(done !== undefined);
  };
  return (
    <>
      <section className="claim-head" aria-labelledby="position">
        <h2 id="position">{board}</h2>
        <StateWords position={position} />
      </section>
      <ProblemNotice code={desk.problem} />
      {state === "claimed" ? (
        <HolderCard position={position} busy={desk.busy} onSwap={() => void make("swap")} />
      ) : (
        <>
          <WaitingCard board={board} all={all} busy={desk.busy} onGive={(n) => void give(n)} />
          <p role="status" className="claim-given">
            {given && words.waiting.given}
          </p>
          <CodeCard
            position={position}
            code={code}
            desk={desk}
            onCode={setCode}
            onMake={() => void make("claim")}
          />
        </>
      )}
      <PositionPast position={position} />
    </>
  );
}
