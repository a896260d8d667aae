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

/** The device that is there, and "Thay thiết bị", which asks once since it cuts a device off. */
export function HolderCard({ position, busy, onSwap }: Props) {
  const words = usePhrases(claimPhrases);
  const shared = usePhrases(consolePhrases);
  const { language } = useLanguage();
  const [asking, setAsking] = useState(false);
  const { board, hardware, online, own } = position;
  const swap = () => {
    setAsking(false);
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
        onClose={() => setAsking(false)}
        title={words.swap.ask(board)}
        closeButtonProps={{ "aria-label": shared.cancel }}
      >
        {own && <p className="claim-own">{words.swap.own}</p>}
        <p>{words.swap.why}</p>
        <div className="claim-acts">
          <Button variant="default" onClick={() => setAsking(false)}>
            {shared.cancel}
          </Button>
          <Button color="bad" disabled={busy} onClick={swap}>
            {words.swap.yes}
          </Button>
        </div>
      </Modal>
    </section>
  );
}
