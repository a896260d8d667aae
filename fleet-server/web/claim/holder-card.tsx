import { Button, Modal } from "@mantine/core";
import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { useState } from "react";
import type { PositionView } from "../../provisioning/view.ts";
import { fullMoment } from "../console/moment-words.ts";
import { consolePhrases } from "../console/phrases.ts";
import { claimPhrases } from "./phrases.ts";

type Props = {
  readonly position: PositionView;
  readonly busy: boolean;
  readonly onSwap: () => void;
};

/** The board that is there, and "Thay thiết bị", which asks once since it cuts a board off. */
export function HolderCard({ position, busy, onSwap }: Props) {
  const words = usePhrases(claimPhrases);
  const shared = usePhrases(consolePhrases);
  const { language } = useLanguage();
  const [asking, setAsking] = useState(isSwapAsked);
  const { board, hardware, online, own } = position;
  const answered = () => {
    forgetSwapAsked();
    setAsking(false);
  };
  const swap = () => {
    answered();
    onSwap();
  };
  return (
    <section className="card claim-card" aria-label={words.swap.act}>
      <p className="claim-done">{online ? words.done : words.doneAway}</p>
      {hardware !== null && (
        <p className="claim-machine">
          {words.machine(hardware.model, hardware.serial)},{" "}
          {words.since(fullMoment(hardware.since, language))}
        </p>
      )}
      <Button size="lg" variant="default" disabled={busy} onClick={() => setAsking(true)}>
        {words.swap.act}
      </Button>
      <Modal
        opened={asking}
        onClose={answered}
        title={words.swap.ask(board)}
        closeButtonProps={{ "aria-label": shared.cancel }}
      >
        {own && <p className="claim-own">{words.swap.own}</p>}
        <p>{words.swap.why}</p>
        <div className="claim-acts">
          <Button size="md" variant="default" onClick={answered}>
            {shared.cancel}
          </Button>
          <Button size="md" color="bad" disabled={busy} onClick={swap}>
            {words.swap.yes}
          </Button>
        </div>
      </Modal>
    </section>
  );
}

/** `/claim/<board>?swap`, as the technician's page leads here: the question is open at once. */
function isSwapAsked(): boolean {
  return new URL(window.location.href).searchParams.has("swap");
}

/** It was asked once: the next board there, or a page loaded again, must not be asked about. */
function forgetSwapAsked(): void {
  const here = new URL(window.location.href);
  here.searchParams.delete("swap");
  window.history.replaceState(null, "", here);
}
