import type { CounterNumber } from "@motcua/broker/contract";
import type { BenchDevice, BenchState } from "../../local/bench-state.ts";

export type DeviceOf<K extends BenchDevice["kind"]> = Extract<BenchDevice, { kind: K }>;

/** The devices of one kind. */
export function ofKind<K extends BenchDevice["kind"]>(bench: BenchState, kind: K): DeviceOf<K>[] {
  return bench.devices.filter((device): device is DeviceOf<K> => device.kind === kind);
}

/** The keypad of a purpose at a counter (`undefined`: the kiosk's, which stands at none). */
export function keypadAt(
  bench: BenchState,
  purpose: DeviceOf<"keypad">["purpose"],
  counter?: CounterNumber,
): DeviceOf<"keypad"> | undefined {
  return ofKind(bench, "keypad").find(
    (keypad) => keypad.purpose === purpose && keypad.counter === counter,
  );
}
