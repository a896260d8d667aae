import "./alarms.css";
import { Button } from "@mantine/core";
import { send, useLanguage, useNow, usePhrases } from "@motcua/device-profiles/look";
import type { AlarmView } from "../../alarms/alarm-view.ts";
import { useHall } from "../console/hall-context.tsx";
import { momentWords } from "../console/moment-words.ts";
import { alarmPlace } from "./alarm-place.ts";
import { PastAlarms } from "./past-alarms.tsx";
import { alarmPhrases } from "./phrases.ts";
import { ReceiverNote } from "./receiver-note.tsx";

/** Since when is told by the minute. */
const nowEveryMs = 30_000;

/** The open alarms, live: what is wrong, since when, what to do, and who has seen it. */
export function AlarmList() {
  const words = usePhrases(alarmPhrases);
  const { alarms } = useHall();
  const open = alarms?.open;
  // The list comes anew over the page's line once the word is taken.
  const see = ({ id }: AlarmView) => void send(`/v1/alarms/${id}/seen`, {});
  return (
    <section className="card alarms" aria-labelledby="alarms" aria-live="polite">
      <h2 id="alarms">{words.title}</h2>
      {open === undefined && <p className="empty">{words.loading}</p>}
      {open?.length === 0 && <p className="empty">{words.none}</p>}
      {open !== undefined && open.length > 0 && (
        <ul>
          {open.map((alarm) => (
            <Alarm key={alarm.id} alarm={alarm} onSee={() => see(alarm)} />
          ))}
        </ul>
      )}
      {alarms !== undefined && <ReceiverNote webhook={alarms.webhook} />}
      <PastAlarms news={open} />
    </section>
  );
}

function Alarm({ alarm, onSee }: { readonly alarm: AlarmView; readonly onSee: () => void }) {
  const words = usePhrases(alarmPhrases);
  const { language } = useLanguage();
  const nowMs = useNow(nowEveryMs);
  const { board, cause, device, raisedMs, remedy, seenMs, severity, silenced } = alarm;
  const title = alarm.title[language];
  const said = cause?.[language];
  const moment = (ms: number) => momentWords(ms, nowMs, language);
  return (
    <li data-severity={severity} data-silenced={silenced}>
      <div>
        <p className="alarm-title">
          <span className="alarm-severity">{words.severity[severity]}</span> <b>{title}</b>
        </p>
        <p className="alarm-place">
          {alarmPlace({ board, device }, words)} {words.since(moment(raisedMs))}
        </p>
        {silenced ? (
          <p>{words.silenced}</p>
        ) : (
          <p>
            {said !== undefined && said !== title && `${said}. `}
            {remedy[language]}
          </p>
        )}
      </div>
      {seenMs === null ? (
        <Button size="md" variant="default" aria-label={words.seeOf(title)} onClick={onSee}>
          {words.see}
        </Button>
      ) : (
        <small>{words.seen(moment(seenMs))}</small>
      )}
    </li>
  );
}
