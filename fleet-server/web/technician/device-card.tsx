import { Button } from "@mantine/core";
import { HealthMark, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { useState } from "react";
import type { TechnicianDevice } from "../../technician/technician-view.ts";
import type { standsAs } from "../console/board-stands.ts";
import { momentWords } from "../console/moment-words.ts";
import { DeviceDetails } from "./device-details.tsx";
import { DeviceTest, isTestable } from "./device-test.tsx";
import { technicianPhrases } from "./phrases.ts";

type Props = {
  readonly device: TechnicianDevice;
  /** Wall clock of what is shown. */
  readonly atMs: number;
  /** Whether its board is here. */
  readonly board: ReturnType<typeof standsAs>;
  /** Where its board serves its own pages. */
  readonly pages: string | null;
  readonly look: () => Promise<void>;
};

/** One device: how it is and since when, what to do, and its test. */
export function DeviceCard({ device, board: boardState, atMs, pages, look }: Props) {
  const words = usePhrases(technicianPhrases);
  const [open, setOpen] = useState<"test" | "details" | null>(null);
  const { board, health, kind, name } = device;
  const toggle = (part: "test" | "details") => setOpen(open === part ? null : part);
  return (
    <li className="card tech-device" data-state={health.state} id={`${board}/${name}`}>
      <DeviceHead device={device} atMs={atMs} />
      <Cause device={device} board={boardState} />
      <fieldset className="tech-acts">
        <legend className="hidden-words">{words.acts.of(name)}</legend>
        {isTestable(kind) && boardState === "online" && (
          <Button
            size="md"
            variant={open === "test" ? "light" : "filled"}
            aria-expanded={open === "test"}
            onClick={() => toggle("test")}
          >
            {words.acts.test}
          </Button>
        )}
        {kind === "touch-page" && pages !== null && (
          <a className="tech-link" href={new URL("/kiosk", pages).href}>
            {words.acts.open}
          </a>
        )}
        <Button
          size="md"
          variant="default"
          aria-expanded={open === "details"}
          onClick={() => toggle("details")}
        >
          {words.acts.details}
        </Button>
        <a className="tech-link" href={`/measures/${board}/${name}`}>
          {words.acts.measures}
        </a>
      </fieldset>
      {open === "test" && <DeviceTest device={device} look={look} onClose={() => setOpen(null)} />}
      {open === "details" && <DeviceDetails device={device} />}
    </li>
  );
}

/** Why nothing is known of a device, and what to do about it. */
function Cause({ device, board }: Pick<Props, "device" | "board">) {
  const words = usePhrases(technicianPhrases);
  if (device.health.state !== "unknown") return null;
  if (board !== "online") {
    const { remedies, states } = words.boards;
    return <p>{`${words.ofBoard(device.board, states[board])} ${remedies[board]}`}</p>;
  }
  return device.health.code === undefined ? <p>{words.cannotSay}</p> : null;
}

function DeviceHead({
  device,
  atMs,
}: {
  readonly device: TechnicianDevice;
  readonly atMs: number;
}) {
  const words = usePhrases(technicianPhrases);
  const { language } = useLanguage();
  const { forMs, health, kind, name, simulated, tested } = device;
  const when = (wallMs: number) => momentWords(wallMs, atMs, language);
  return (
    <>
      <h3>
        {words.kinds[kind]} <span className="tech-aside">{name}</span>
        {simulated && <small className="tech-aside">{words.simulated}</small>}
      </h3>
      <p className="tech-health">
        <HealthMark health={health} remedy />
        {forMs !== null && <span className="tech-since">{words.since(when(atMs - forMs))}</span>}
      </p>
      {isTestable(kind) && (
        <p className="tech-tested" data-passed={tested?.passed}>
          {tested === null
            ? words.tested.never
            : words.tested[tested.passed ? "passed" : "failed"](when(tested.atMs))}
        </p>
      )}
    </>
  );
}
