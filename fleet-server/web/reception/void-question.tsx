import { Button, Modal } from "@mantine/core";
import { usePhrases } from "@motcua/device-profiles/look";
import { consolePhrases } from "../console/phrases.ts";
import type { useAct } from "../console/use-act.ts";
import { receptionPhrases } from "./phrases.ts";

type Props = {
  /** The number to void; null: nothing is asked. */
  readonly label: string | null;
  readonly desk: ReturnType<typeof useAct>;
  readonly onClose: () => void;
};

/** Asks before a number is made void, since its holder may still wait. */
export function VoidQuestion({ label, desk, onClose }: Props) {
  const words = usePhrases(receptionPhrases).slips;
  const shared = usePhrases(consolePhrases);
  const voidIt = async () => {
    if (label !== null) await desk.act(`/v1/tickets/${label}/void`);
    onClose();
  };
  return (
    <Modal
      opened={label !== null}
      onClose={onClose}
      title={words.voidAsk(label ?? "")}
      closeButtonProps={{ "aria-label": shared.cancel }}
    >
      <p>{words.voidWhy}</p>
      <div className="modal-acts">
        <Button variant="default" onClick={onClose}>
          {shared.cancel}
        </Button>
        <Button color="bad" disabled={desk.busy} onClick={() => void voidIt()}>
          {words.void}
        </Button>
      </div>
    </Modal>
  );
}
