import type { Fault } from "./checked.ts";
import { faults } from "./faults.ts";
import type { Alarm, Measure, Measures } from "./measures.ts";
import { meant } from "./nearest.ts";

type Told = { readonly measures?: Measures; readonly alarms?: readonly Alarm[] };

/** Measures whose states have words, and alarms about what exists. */
export function checkMeasures({ measures = {}, alarms = [] }: Told): Fault[] {
  return [
    ...Object.entries(measures).flatMap(([name, measure]) => checkStates(name, measure)),
    ...alarms.flatMap((alarm, index) => checkAlarm({ alarm, index, alarms, measures })),
  ];
}

function checkStates(name: string, measure: Measure): Fault[] {
  if (measure.type !== "enum") return [];
  const { values, words } = measure;
  const path = `measures/${name}/words`;
  const bare = values
    .filter((value) => !(value in words))
    .map((value) => ({
      path: `${path}/${value}`,
      message: "is missing",
      remedy: `Add the state in both languages: ${value}: { vi: …, en: … }.`,
    }));
  const idle = Object.keys(words)
    .filter((value) => !values.includes(value))
    .map((value) => ({
      path: `${path}/${value}`,
      message: "says a state that the measure does not have",
      remedy: meant(value, values),
    }));
  return [...bare, ...idle];
}

type Placed = {
  readonly alarm: Alarm;
  readonly index: number;
  readonly alarms: readonly Alarm[];
  readonly measures: Measures;
};

function checkAlarm({ alarm, index, alarms, measures }: Placed): Fault[] {
  const path = `alarms/${index}`;
  const twice = alarms.findIndex(({ id }) => id === alarm.id) < index;
  const own = twice
    ? [{ path: `${path}/id`, message: "is used twice", remedy: "Give each alarm its own id." }]
    : [];
  return [...own, ...checkWhen(alarm, path, measures)];
}

function checkWhen({ when, remedy }: Alarm, path: string, measures: Measures): Fault[] {
  if ("state" in when) return [];
  if ("code" in when) {
    if (Object.hasOwn(faults, when.code)) return [];
    const message = `"${when.code}" is no health code`;
    return [{ path: `${path}/when/code`, message, remedy: meant(when.code, Object.keys(faults)) }];
  }
  const measure = measures[when.measure];
  if (measure === undefined) {
    const message = `"${when.measure}" is no measure of this profile`;
    const right = meant(when.measure, Object.keys(measures));
    return [{ path: `${path}/when/measure`, message, remedy: right }];
  }
  const bare =
    remedy === undefined
      ? [{ path, message: "has no remedy", remedy: "Add remedy: { vi: …, en: … }." }]
      : [];
  return [...bare, ...checkLimit(when, path, measure)];
}

type Limit = Exclude<Alarm["when"], { code: string } | { state: string }>;

/** A state is compared as a state, a gauge as a number; a counter only tells how long it ran. */
function checkLimit(when: Limit, path: string, measure: Measure): Fault[] {
  const message = `does not fit a measure of type ${measure.type}`;
  if (!("is" in when)) {
    if (measure.type === "gauge") return [];
    return [{ path: `${path}/when`, message, remedy: "Use above or below with a gauge." }];
  }
  if (measure.type === "flag" && typeof when.is === "boolean") return [];
  if (measure.type === "enum") {
    if (measure.values.some((value) => value === when.is)) return [];
    return [{ path: `${path}/when/is`, message, remedy: meant(String(when.is), measure.values) }];
  }
  return [{ path: `${path}/when/is`, message, remedy: "Use is with an enum or a flag." }];
}
