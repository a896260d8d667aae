import "./replay-strip.css";
import { send, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { BenchState, ReplayState } from "../../local/bench-state.ts";
import { ofKind } from "./bench-state.ts";
import { benchPhrases } from "./phrases.ts";
import { dateTime, timeOfDay } from "./replay-time.ts";

const speeds = [1, 4, 20, 100] as const;
const minuteMs = 60_000;

const order = (wish: object) => void send("/bench/replay", wish);

type Props = { readonly replay: ReplayState; readonly bench: BenchState };

/** Says that this is a recording, of which board and moment, and plays, pauses and moves it. */
export function ReplayStrip({ replay, bench }: Props) {
  const words = usePhrases(benchPhrases).replay;
  const { language } = useLanguage();
  const { board, wallMs, fromWallMs, playing, seeking } = replay;
  return (
    <section className="replay-strip" aria-label={words.title}>
      <button type="button" onClick={() => order({ playing: !playing })}>
        {playing ? words.pause : words.play}
      </button>
      <div className="replay-what">
        <strong>{words.recordingOf(board)}</strong>
        <span className="replay-clock">
          {seeking ? words.seeking : dateTime(wallMs, language)}
          <small>{words.since(dateTime(fromWallMs, language))}</small>
        </span>
      </div>
      <Minutes replay={replay} />
      <Speeds speed={replay.speed} />
      <Presses replay={replay} bench={bench} />
    </section>
  );
}

function Minutes({ replay: { atMs, lengthMs } }: { readonly replay: ReplayState }) {
  const words = usePhrases(benchPhrases).replay;
  const go = (ms: number) => order({ seekMs: Math.min(Math.max(0, ms), lengthMs) });
  const minute = Math.floor(atMs / minuteMs);
  const last = Math.ceil(lengthMs / minuteMs);
  return (
    <div className="replay-minutes">
      <button type="button" aria-label={words.minuteBack} onClick={() => go(atMs - minuteMs)}>
        {words.back}
      </button>
      <label>
        <span className="hidden-words">{words.minute}</span>
        <input
          type="range"
          min={0}
          max={last}
          step={1}
          value={Math.min(minute, last)}
          aria-valuetext={words.ofMinutes(minute, last)}
          onChange={({ target }) => go(Number(target.value) * minuteMs)}
        />
      </label>
      <button type="button" aria-label={words.minuteOn} onClick={() => go(atMs + minuteMs)}>
        {words.on}
      </button>
      <span>{words.ofMinutes(minute, last)}</span>
    </div>
  );
}

function Speeds({ speed }: { readonly speed: number | null }) {
  const words = usePhrases(benchPhrases).replay;
  return (
    <fieldset className="replay-speeds">
      <legend className="hidden-words">{words.speed}</legend>
      {[...speeds, null].map((one) => (
        <button
          key={one ?? "max"}
          type="button"
          aria-pressed={speed === one}
          onClick={() => order({ speed: one ?? "max" })}
        >
          {one === null ? words.fastest : words.times(one)}
        </button>
      ))}
    </fieldset>
  );
}

function Presses({ replay: { presses }, bench }: Props) {
  const words = usePhrases(benchPhrases).replay;
  const { language } = useLanguage();
  const labelOf = (device: string, key: string) => {
    const keypad = ofKind(bench, "keypad").find(({ name }) => name === device);
    return keypad?.keys.find((one) => one.key === key)?.label[language] ?? key;
  };
  return (
    <p className="replay-presses">
      {presses.length === 0 ? words.noPress : words.pressed}
      {presses.toReversed().map(({ device, key, wallMs }) => (
        <span key={`${device}-${key}-${wallMs}`}>
          <kbd>{labelOf(device, key)}</kbd> {device} <small>{timeOfDay(wallMs, language)}</small>
        </span>
      ))}
    </p>
  );
}
