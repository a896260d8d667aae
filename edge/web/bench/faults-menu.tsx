import "./faults-menu.css";
import { faults } from "@motcua/device-profiles/faults";
import {
  healthWords,
  lookPhrases,
  send,
  useLanguage,
  usePhrases,
} from "@motcua/device-profiles/look";
import type { BenchDevice } from "../../local/bench-state.ts";
import { benchPhrases } from "./phrases.ts";

/**
 * The switches with which a device is broken on purpose. Closed, it says what is wrong with the
 * device; while nothing is, only that faults can be switched on here.
 */
export function FaultsMenu({ device }: { readonly device: BenchDevice }) {
  const words = usePhrases(benchPhrases);
  const names = Object.keys(device.faults);
  if (names.length === 0) return null;
  const what = words.devices[device.kind === "keypad" ? device.purpose : device.kind];
  return (
    <details className="faults" data-state={device.health.state} name="faults">
      <summary>
        <FaultsSummary device={device} />
        <span className="hidden-words">{words.faultsOf(what)}</span>
      </summary>
      <div className="faults-list">
        <p>{words.faultsOf(what)}</p>
        {names.map((name) => (
          <FaultSwitch key={name} device={device} name={name} />
        ))}
      </div>
    </details>
  );
}

function FaultsSummary({ device }: { readonly device: BenchDevice }) {
  const words = usePhrases(benchPhrases);
  const look = usePhrases(lookPhrases);
  const onCount = Object.values(device.faults).filter((on) => on).length;
  if (device.health.state !== "ok") return <>{healthWords(device.health, look).what}</>;
  return <>{onCount === 0 ? words.faults : words.faultsOn(onCount)}</>;
}

function FaultSwitch({ device, name }: { readonly device: BenchDevice; readonly name: string }) {
  const words = usePhrases(benchPhrases);
  const { language } = useLanguage();
  const on = device.faults[name] === true;
  const flip = () => send("/bench/fault", { device: device.name, fault: name, on: !on });
  return (
    <button type="button" role="switch" aria-checked={on} onClick={() => void flip()}>
      <i aria-hidden="true" />
      {isFault(name) ? faults[name][language].what : words.mute}
    </button>
  );
}

function isFault(name: string): name is keyof typeof faults {
  return Object.hasOwn(faults, name);
}
