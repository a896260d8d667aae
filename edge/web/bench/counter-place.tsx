import type { CounterNumber } from "@motcua/broker/contract";
import {
  CallKeypad,
  LedDigits,
  type LedFace,
  RatingKeys,
  usePhrases,
  usePorts,
} from "@motcua/device-profiles/look";
import { type ReactNode, useEffect, useState } from "react";
import type { BenchState } from "../../local/bench-state.ts";
import { type DeviceOf, keypadAt, ofKind } from "./bench-state.ts";
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
        <div>
          <h2>{words.counter(counter)}</h2>
          {display !== undefined && <FaultsMenu device={display} />}
        </div>
        {display !== undefined && <LedDigits text={display.lit} face={faceOf(display)} />}
      </div>
      <div className="desk">
        {call !== undefined && (
          <Keypad keypad={call} side={words.staffSide}>
            <CallKeypad {...handles(call, bench)} />
          </Keypad>
        )}
        {rating !== undefined && (
          <Keypad keypad={rating} side={words.citizenSide}>
            <Rating keypad={rating} bench={bench} />
          </Keypad>
        )}
      </div>
    </section>
  );
}

function faceOf({ face, segments }: DeviceOf<"display">): LedFace {
  if (face === "seven-segment" && segments !== undefined) return { kind: "segments", segments };
  return { kind: "matrix" };
}

function Keypad(props: {
  readonly keypad: DeviceOf<"keypad">;
  readonly side: string;
  readonly children: ReactNode;
}) {
  const { keypad } = props;
  return (
    <div className="desk-keypad">
      {props.children}
      <div className="device-foot">
        <span className="desk-side">{props.side}</span>
        <FaultsMenu device={keypad} />
      </div>
    </div>
  );
}

/** The lamp says thanks for this long, ms; the keypad itself only tells that it thanked. */
const thanksMs = 4_000;

function Rating(props: { readonly keypad: DeviceOf<"keypad">; readonly bench: BenchState }) {
  const { keypad, bench } = props;
  const ports = usePorts();
  const { enabled, thanked } = keypad;
  // What was thanked for before the page opened, or long ago, is over.
  const [over, setOver] = useState(thanked);
  useEffect(() => ports.after(thanksMs, () => setOver(thanked)), [ports, thanked]);
  const lamp = thanked > over ? "thanks" : enabled ? "open" : "closed";
  return <RatingKeys {...handles(keypad, bench)} lamp={lamp} />;
}

function handles({ name, keys, faults }: DeviceOf<"keypad">, { replay }: BenchState) {
  return {
    keys,
    alive: faults["unplugged"] !== true && replay === undefined,
    onPress: (key: string) => void press(name, key),
  };
}
