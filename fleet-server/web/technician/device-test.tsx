import { Button } from "@mantine/core";
import {
  healthWords,
  lookPhrases,
  send,
  useLanguage,
  usePhrases,
  usePorts,
} from "@motcua/device-profiles/look";
import { useEffect, useEffectEvent } from "react";
import type { ActView } from "../../technician/act-view.ts";
import type { TechnicianDevice } from "../../technician/technician-view.ts";
import { ProblemNotice } from "../console/problem-notice.tsx";
import { technicianPhrases } from "./phrases.ts";
import { isOver, useBoardAct } from "./use-board-act.ts";

type Kind = TechnicianDevice["kind"];

/** By what a test asks of a person; null: there is nothing to try. */
function testOf(kind: Kind): "ticket-printer" | "counter-display" | "speaker" | "keypad" | null {
  switch (kind) {
    case "ticket-printer":
    case "counter-display":
    case "speaker":
      return kind;
    case "kiosk-keypad":
    case "call-keypad":
    case "rating-keypad":
      return "keypad";
    case "touch-page":
    case "rating-page":
    case "amplifier":
    case "unknown":
      return null;
  }
}

export function isTestable(kind: Kind): boolean {
  return testOf(kind) !== null;
}

type Props = {
  readonly device: TechnicianDevice;
  readonly look: () => Promise<void>;
  readonly onClose: () => void;
};

/** A device's test from its start to a person's word. Opening it starts it. */
export function DeviceTest({ device, look, onClose }: Props) {
  const words = usePhrases(technicianPhrases).test;
  const ports = usePorts();
  const { act, ask, busy, problem } = useBoardAct(device.board);
  const start = useEffectEvent(() => ask({ name: "test-device", device: device.name }));
  useEffect(() => {
    // After the frame in which the part opened: React draws a new part twice while developing.
    return ports.after(0, () => void start());
  }, [ports]);
  const leave = () => {
    // A keypad that nobody tests any more goes back to its counter at once.
    if (busy) {
      const end = { name: "end-test", device: device.name };
      void send(`/v1/boards/${device.board}/acts`, end, ports.newKey());
    }
    onClose();
  };
  const confirm = async (passed: boolean) => {
    if (act === null) return;
    const { board, name } = device;
    const said = await send(`/v1/boards/${board}/devices/${name}/tests`, { act: act.id, passed });
    await look();
    if ("ok" in said) onClose();
  };
  return (
    <section className="tech-panel" aria-label={words.title(device.name)}>
      <ProblemNotice code={problem} />
      <div role="status">{act !== null && <Progress act={act} device={device} />}</div>
      <div className="tech-acts">
        {isOver(act) && act?.state !== "expired" && (
          <>
            {act?.state === "done" && (
              <Button size="md" onClick={() => void confirm(true)}>
                {words.passed}
              </Button>
            )}
            <Button size="md" color="bad" variant="outline" onClick={() => void confirm(false)}>
              {words.notPassed}
            </Button>
          </>
        )}
        {(isOver(act) || problem !== null) && (
          <Button size="md" variant="default" disabled={busy} onClick={() => void start()}>
            {words.again}
          </Button>
        )}
        <Button size="md" variant="subtle" onClick={leave}>
          {words.close}
        </Button>
      </div>
    </section>
  );
}

function Progress({ act, device }: { readonly act: ActView; readonly device: TechnicianDevice }) {
  const words = usePhrases(technicianPhrases).test;
  const shared = usePhrases(lookPhrases);
  const { language } = useLanguage();
  const kind = testOf(device.kind) ?? "other";
  switch (act.state) {
    case "sent":
    case "received":
    case "queued":
      return <p>{words[act.state]}</p>;
    case "running": {
      const key = keyOf(act.step);
      const other = wordOf(act.step, "pressed:");
      const named = (one: string) => device.keys[one]?.[language] ?? one;
      if (key === null) return <p>{words.running[kind]}</p>;
      return (
        <p className="tech-key">
          {words.pressKey} <kbd>{named(key)}</kbd>
          {other !== null && <b>{words.otherKey(named(other))}</b>}
          <small>{words.keysAreFree}</small>
        </p>
      );
    }
    case "done":
      return (
        <p className="tech-question">
          {words.question[kind]}
          {act.step === "unproved" && <small>{words.unproved}</small>}
        </p>
      );
    case "failed":
    case "expired": {
      const fault = healthWords({ state: "down", code: act.code ?? undefined }, shared);
      const key = keyOf(act.step);
      const of = key === null ? "" : ` (${device.keys[key]?.[language] ?? key})`;
      const over = act.state === "expired";
      return (
        <p className="problem">
          <b>{over ? words.expired : words.failed(fault.what + of)}</b>
          {over ? words.expiredRemedy : fault.remedy}
        </p>
      );
    }
  }
}

function keyOf(step: string | null): string | null {
  return wordOf(step, "press-key:");
}

/** What follows a mark in a step such as `press-key:next pressed:recall`. */
function wordOf(step: string | null, mark: string): string | null {
  const word = step?.split(" ").find((one) => one.startsWith(mark));
  return word?.slice(mark.length) ?? null;
}
