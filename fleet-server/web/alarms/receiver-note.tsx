import { useLanguage, useNow, usePhrases } from "@motcua/device-profiles/look";
import type { WebhookView } from "../../alarms/webhook.ts";
import { momentWords } from "../console/moment-words.ts";
import { alarmPhrases } from "./phrases.ts";

/** Since when is told by the minute. */
const nowEveryMs = 30_000;

/** Says that the receiver of alarms does not take them; nothing while all is well. */
export function ReceiverNote({ webhook }: { readonly webhook: WebhookView }) {
  const words = usePhrases(alarmPhrases);
  const { language } = useLanguage();
  const nowMs = useNow(nowEveryMs);
  const { since, state, status } = webhook;
  if (since === null || (state !== "refused" && state !== "away")) return null;
  const moment = momentWords(since, nowMs, language);
  return (
    <p className="alarm-receiver">
      {state === "away" ? words.receiver.away(moment) : words.receiver.refused(status, moment)}
    </p>
  );
}
