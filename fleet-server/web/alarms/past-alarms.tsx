import {
  duration,
  load,
  lookPhrases,
  useLanguage,
  useNow,
  usePhrases,
} from "@motcua/device-profiles/look";
import { useEffect, useState } from "react";
import type { AlarmView } from "../../alarms/alarm-view.ts";
import { momentWords } from "../console/moment-words.ts";
import { alarmPlace } from "./alarm-place.ts";
import { alarmPhrases } from "./phrases.ts";

/** As many as one looks through on a page; the server tells more. */
const shownMax = 20;

/** Days are told of as they pass. */
const nowEveryMs = 30_000;

/** The alarms that are over, folded; read when it is opened, and anew when `news` changes. */
export function PastAlarms({ news }: { readonly news: readonly AlarmView[] | undefined }) {
  const words = usePhrases(alarmPhrases);
  const [opened, setOpened] = useState(false);
  const [ended, setEnded] = useState<readonly AlarmView[] | undefined>(undefined);
  useEffect(() => {
    if (!opened || news === undefined) return;
    void load<{ ended: AlarmView[] }>("/v1/alarms").then((found) => {
      if (found !== undefined) setEnded(found.ended.slice(0, shownMax));
    });
  }, [opened, news]);
  return (
    <details
      className="past-alarms"
      onToggle={({ currentTarget }) => setOpened(currentTarget.open)}
    >
      <summary>{words.past.title}</summary>
      {ended?.length === 0 && <p className="empty">{words.past.none}</p>}
      {ended !== undefined && ended.length > 0 && (
        <ul>
          {ended.map((alarm) => (
            <PastAlarm key={alarm.id} alarm={alarm} />
          ))}
        </ul>
      )}
    </details>
  );
}

function PastAlarm({ alarm }: { readonly alarm: AlarmView }) {
  const words = usePhrases(alarmPhrases);
  const shared = usePhrases(lookPhrases);
  const { language } = useLanguage();
  const nowMs = useNow(nowEveryMs);
  const { clearedMs, raisedMs } = alarm;
  const moment = (ms: number) => momentWords(ms, nowMs, language);
  return (
    <li>
      <div>
        <p>{alarm.title[language]}</p>
        <p className="alarm-place">
          {alarmPlace(alarm, words)}
          {clearedMs !== null && (
            <>
              , {words.past.span(moment(raisedMs), moment(clearedMs))},{" "}
              {words.past.lasted(duration(clearedMs - raisedMs, shared))}
            </>
          )}
        </p>
      </div>
    </li>
  );
}
