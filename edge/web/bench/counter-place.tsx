import type { CounterNumber } from "@motcua/broker/contract";
import {
  CallKeypad,
  HealthMark,
  LedDigits,
  type LedFace,
  RatingKeys,
  usePhrases,
} from "@motcua/device-profiles/look";
import {
  type BenchState,
  type DisplayState,
  type KeypadState,
  keypadAt,
  ofKind,
} from "./bench-state.ts";
import { FaultsMenu } from "./faults-menu.tsx";
import { benchPhrases } from "./phrases.ts";
import { press } from "./visit.ts";

type Props = { readonly bench: BenchState; readonly counter: CounterNumber };

/** A counter as a citizen sees it: the display above, the desk with its two keypads below. */
export function CounterPlace({ bench, counter }: Props) {
  const words = usePhrases(benchPhrases);
  const display = ofKind(bench, "display").find((one) => one.counter === counter);
  const call = keypadAt(bench, "call", counter);
  const rating = keypadAt(bench, "rating", counter);
  return (
    <section className="place" aria-label={words.counter(counter)}>
      <div className="place-sign">
        <h2>{words.counter(counter)}</h2>
        {display !== undefined && <Display display={display} />}
      </div>
      <div className="desk">
        {call !== undefined && (
          <Keypad keypad={call} side={words.staffSide}>
            <CallKeypad {...handles(call)} />
          </Keypad>
        )}
        {rating !== undefined && (
          <Keypad keypad={rating} side={words.citizenSide}>
            <RatingKeys
              {...handles(rating)}
              lamp={rating.lamp ?? (rating.enabled ? "open" : "closed")}
            />
          </Keypad>
        )}
      </div>
    </section>
  );
}

function Display({ display }: { readonly display: DisplayState }) {
  return (
    <>
      <LedDigits text={display.lit} face={faceOf(display)} blink={display.blink} />
      <div className="device-foot">
        <HealthMark health={display.health} />
        <FaultsMenu device={display} />
      </div>
    </>
  );
}

function faceOf({ face, segments }: DisplayState): LedFace {
  if (face === "seven-segment" && segments !== undefined) return { kind: "segments", segments };
  return { kind: "matrix" };
}

function Keypad(props: {
  readonly keypad: KeypadState;
  readonly side: string;
  readonly children: React.ReactNode;
}) {
  const { keypad } = props;
  return (
    <div className="desk-keypad">
      {props.children}
      <div className="device-foot">
        <span className="desk-side">{props.side}</span>
        {keypad.health.state !== "ok" && <HealthMark health={keypad.health} />}
        <FaultsMenu device={keypad} />
      </div>
    </div>
  );
}

function handles({ name, keys, faults }: KeypadState) {
  return {
    keys,
    alive: faults["unplugged"] !== true,
    onPress: (key: string) => void press(name, key),
  };
}
