import type { Health } from "@motcua/broker/contract";
import { healthWords, lookPhrases, usePhrases } from "@motcua/device-profiles/look";
import { kioskPhrases } from "./phrases.ts";

/** Says that there is no paper, before a citizen waits for it. */
export function PaperNotice({ printer }: { readonly printer: Health | null }) {
  const words = usePhrases(kioskPhrases);
  const shared = usePhrases(lookPhrases);
  if (printer?.state !== "down") return null;
  const { what } = healthWords(printer, shared);
  return (
    <footer className="kiosk-paper" role="status">
      {words.paperTrouble(what)}
    </footer>
  );
}
