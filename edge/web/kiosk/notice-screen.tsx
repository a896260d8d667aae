import type { ClosedHall } from "@motcua/broker/contract";
import { problemWords } from "@motcua/broker/contract/problem-texts";
import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { kioskPhrases } from "./phrases.ts";

/** One sentence that fills the screen, and why. */
export function NoticeScreen(props: {
  readonly title: string;
  readonly why: string;
  readonly tone: "quiet" | "away";
}) {
  return (
    <section className="kiosk-notice" data-tone={props.tone} role="status">
      {props.tone === "away" && <DeskMark />}
      <h1>{props.title}</h1>
      <p>{props.why}</p>
    </section>
  );
}

/** The office gives no numbers: there is nothing to touch, and the hours say when there is. */
export function ClosedScreen({ closed }: { readonly closed: ClosedHall }) {
  const words = usePhrases(kioskPhrases);
  const hours = closed.hours.map((range) => range.replace("-", "–")).join(words.and);
  const why = hours === "" ? words.hoursUnknown : words.hours(hours);
  return <NoticeScreen title={words.closed[closed.why]} why={why} tone="quiet" />;
}

/** A refusal in words, with the way back. */
export function RefusedScreen(props: { readonly code: string; readonly onBack: () => void }) {
  const { language } = useLanguage();
  const words = usePhrases(kioskPhrases);
  const { message, remedy } = problemWords(props.code, language);
  return (
    <section className="kiosk-notice" data-tone="away" role="alert">
      <h1>{message}</h1>
      <p>{remedy}</p>
      <button type="button" className="kiosk-done" onClick={props.onBack}>
        {words.back}
      </button>
    </section>
  );
}

/** A person behind a desk. */
function DeskMark() {
  return (
    <svg viewBox="0 0 96 96" aria-hidden="true">
      <circle cx="48" cy="24" r="13" />
      <path d="M24 58 Q24 42 48 42 Q72 42 72 58 M10 60 H86 M16 60 V86 M80 60 V86" />
    </svg>
  );
}
