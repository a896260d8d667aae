import { TicketPaper, usePhrases } from "@motcua/device-profiles/look";
import { useEffect, useRef } from "react";
import type { BenchSlip } from "../../local/bench-state.ts";
import { benchPhrases } from "./phrases.ts";

/** A slip close to the eye, wide enough to read its smallest line. */
const paperPx = 432;

/** Shows one slip large; Escape or the button closes it. */
export function SlipDialog(props: { readonly slip: BenchSlip; readonly onClose: () => void }) {
  const words = usePhrases(benchPhrases);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="slip-dialog" onClose={props.onClose}>
      <TicketPaper slip={props.slip} widthPx={paperPx} />
      <form method="dialog">
        <button type="submit">{words.close}</button>
      </form>
    </dialog>
  );
}
