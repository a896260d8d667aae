import { Button, Kbd, Menu } from "@mantine/core";
import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { CounterView, HallView } from "../../queue/view.ts";
import { useElapsedMs } from "../console/use-elapsed.ts";
import { counterPhrases } from "./phrases.ts";
import type { Desk } from "./use-counter.ts";

type Props = { readonly hall: HallView; readonly counter: CounterView; readonly desk: Desk };

/** The counter's buttons; each keeps its place, and the one to press next is filled. */
export function CounterActs({ hall, counter, desk }: Props) {
  const words = usePhrases(counterPhrases);
  const { current, person } = counter;
  const serving = current !== null;
  const off = person === null || desk.busy;
  return (
    <div className="acts">
      <Button
        className="acts-main"
        variant={serving ? "default" : "filled"}
        disabled={off || serving}
        onClick={() => desk.act({ name: "call-next" })}
        rightSection={<Kbd>{words.keys.next}</Kbd>}
      >
        {words.next}
      </Button>
      <Button
        className="acts-main"
        variant={serving ? "filled" : "default"}
        disabled={off || !serving}
        onClick={() => desk.act({ name: "finish" })}
        rightSection={<Kbd>{words.keys.finish}</Kbd>}
      >
        {words.finish}
      </Button>
      <Button
        variant="default"
        disabled={off || !serving}
        onClick={() => desk.act({ name: "recall" })}
        rightSection={<Kbd>{words.keys.recall}</Kbd>}
      >
        {words.recall}
      </Button>
      <Transfer hall={hall} counter={counter} desk={desk} off={off || !serving} />
      <NoShow counter={counter} desk={desk} off={off || !serving} />
      <Undo counter={counter} desk={desk} off={off} />
      <NoShowHint counter={counter} />
    </div>
  );
}

type OneAct = { readonly counter: CounterView; readonly desk: Desk; readonly off: boolean };

function Transfer({ hall, counter, desk, off }: OneAct & { readonly hall: HallView }) {
  const words = usePhrases(counterPhrases);
  const { language } = useLanguage();
  const others = hall.services.filter(({ letter }) => letter !== counter.current?.service);
  return (
    <Menu position="bottom-end" width="target">
      <Menu.Target>
        <Button variant="default" disabled={off}>
          {words.transfer}
        </Button>
      </Menu.Target>
      <Menu.Dropdown miw={240}>
        <Menu.Label>{words.transferTo}</Menu.Label>
        {others.map(({ letter, name }) => (
          <Menu.Item
            key={letter}
            leftSection={<b>{letter}</b>}
            onClick={() => desk.act({ name: "transfer", service: letter })}
          >
            {name[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function NoShow({ counter, desk, off }: OneAct) {
  const words = usePhrases(counterPhrases);
  const seconds = useNoShowIn(counter);
  const ready = seconds === 0;
  return (
    <Button
      variant="default"
      disabled={off || !ready}
      aria-describedby={ready || off ? undefined : noShowHintId}
      onClick={() => desk.act({ name: "no-show" })}
    >
      {seconds === null || ready ? words.noShow : words.noShowIn(seconds)}
    </Button>
  );
}

const noShowHintId = "no-show-hint";

/** Why there is no no-show yet, in words: a finger finds no tooltip. */
function NoShowHint({ counter }: { readonly counter: CounterView }) {
  const words = usePhrases(counterPhrases);
  const seconds = useNoShowIn(counter);
  if (counter.current === null || seconds === 0) return null;
  return (
    <p id={noShowHintId} className="acts-hint">
      {seconds === null ? words.noShowHint : words.noShowWait(seconds)}
    </p>
  );
}

/** Until a no-show is accepted, s; null: another call is needed. */
function useNoShowIn({ current }: CounterView): number | null {
  const elapsedMs = useElapsedMs();
  const inMs = current?.noShowInMs ?? null;
  return inMs === null ? null : Math.max(0, Math.ceil((inMs - elapsedMs) / 1_000));
}

/** Only there while the call can be taken back; its place stays empty, so that nothing moves. */
function Undo({ counter, desk, off }: OneAct) {
  const words = usePhrases(counterPhrases);
  const leftMs = (counter.current?.undoableMs ?? 0) - useElapsedMs();
  if (leftMs <= 0) return <span />;
  return (
    <Button
      variant="light"
      color="bad"
      disabled={off}
      onClick={() => desk.act({ name: "undo-call" })}
    >
      {words.undo(Math.ceil(leftMs / 1_000))}
    </Button>
  );
}
