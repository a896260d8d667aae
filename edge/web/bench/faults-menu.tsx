import { type FaultCode, faults } from "@motcua/device-profiles/faults";
import { type Reply, send, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { BenchDevice } from "../../local/bench-state.ts";
import { benchPhrases } from "./phrases.ts";

/** The switches with which a device is broken on purpose. */
export function FaultsMenu({ device }: { readonly device: BenchDevice }) {
  const words = usePhrases(benchPhrases);
  const names = Object.keys(device.faults);
  const onCount = names.filter((name) => device.faults[name]).length;
  if (names.length === 0) return null;
  const what = words.devices[device.kind === "keypad" ? device.purpose : device.kind];
  return (
    <details className="faults" data-on={onCount > 0} name="faults">
      <summary aria-label={words.faultsOf(what)}>
        {onCount === 0 ? words.faults : words.faultsOn(onCount)}
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

function FaultSwitch({ device, name }: { readonly device: BenchDevice; readonly name: string }) {
  const words = usePhrases(benchPhrases);
  const { language } = useLanguage();
  const on = device.faults[name] === true;
  const flip = async () => {
    const reply: Reply<unknown> = await send("/bench/fault", {
      device: device.name,
      fault: name,
      on: !on,
    });
    return reply;
  };
  return (
    <button type="button" role="switch" aria-checked={on} onClick={() => void flip()}>
      <i aria-hidden="true" />
      {isFault(name) ? faults[name][language].what : words.mute}
    </button>
  );
}

function isFault(name: string): name is FaultCode {
  return Object.hasOwn(faults, name);
}
