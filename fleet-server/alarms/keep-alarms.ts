import { storageFault } from "@motcua/broker/log";
import type { Cancel, Chance, Clock, Logger } from "@motcua/broker/ports";
import type { AlarmTable } from "./alarm-table.ts";
import { type AlarmView, raise } from "./alarm-view.ts";
import { alarmKey, type Condition } from "./condition.ts";
import { decide, type Now, nothingSeen, type Watch } from "./decide.ts";
import type { AlarmNews } from "./webhook.ts";

/** The office's alarms at work. */
export type Alarms = {
  /** Something may have changed: looks, and looks again when a hold ends. */
  look(): void;
  /** Those that can be seen first, then the gravest, then the oldest. */
  open(): AlarmView[];
  ended(max: number): AlarmView[];
  /** A person has seen it; false where no such alarm is open. */
  see(id: string): boolean;
  stop(): void;
};

/** Opening hours begin and measures grow old without anybody saying so, ms. */
const lookEveryMs = 60_000;

const gravity = { critical: 0, major: 1, minor: 2 } as const;

/** Opens what was open before a restart, and keeps it by what is seen. */
export function keepAlarms(options: {
  readonly table: AlarmTable;
  readonly conditions: () => readonly Condition[];
  readonly officeOpen: () => boolean;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
  readonly onNews: (news: AlarmNews) => void;
  /** What pages show has changed. */
  readonly onChange: () => void;
}): Alarms {
  const { table, clock, chance, logger } = options;
  const open = new Map(table.open().map(({ key, alarm }) => [key, alarm]));
  let watch: Watch = {
    ...nothingSeen,
    open: new Map([...open.keys()].map((key) => [key, { overSinceMs: null }])),
  };
  /** Keys of open alarms whose place nobody can see now. */
  let unseen: ReadonlySet<string> = new Set();
  let wake: Cancel = () => undefined;
  const stored = storingWith(logger);
  const tell = (what: AlarmNews["what"], alarm: AlarmView) => {
    const { id, rule, board, device } = alarm;
    logger.info({ alarm: id, rule, board, device }, `alarm ${what}`);
    options.onNews({ what, alarm });
  };
  const begin = (condition: Condition) => {
    const alarm = raise(condition, chance.id(), clock.wallMs());
    const key = alarmKey(condition);
    open.set(key, alarm);
    stored(() => table.add({ key, alarm }));
    tell("raised", alarm);
  };
  const end = (key: string) => {
    const alarm = open.get(key);
    if (alarm === undefined) return;
    const clearedMs = clock.wallMs();
    open.delete(key);
    stored(() => table.end(alarm.id, clearedMs));
    tell("cleared", { ...alarm, clearedMs });
  };
  const look = () => {
    wake();
    const now: Now = { monoMs: clock.monoMs(), officeOpen: options.officeOpen() };
    const conditions = options.conditions();
    const decision = decide(watch, conditions, now);
    watch = decision.watch;
    decision.cleared.forEach(end);
    decision.raised.forEach(begin);
    const { wakeMs } = decision;
    const afterMs = wakeMs === null ? lookEveryMs : Math.max(1, wakeMs - now.monoMs);
    wake = clock.after(Math.min(lookEveryMs, afterMs), look);
    const before = [...unseen].join();
    unseen = unseenOf(conditions, open);
    const news = decision.cleared.length + decision.raised.length > 0;
    if (news || before !== [...unseen].join()) options.onChange();
  };
  return {
    look,
    open: () =>
      [...open]
        .map(([key, alarm]) => ({ ...alarm, silenced: unseen.has(key) }))
        .toSorted(byGravity),
    ended: (max) => table.ended(max),
    see: (id) => {
      const found = [...open].find(([, alarm]) => alarm.id === id);
      if (found === undefined) return false;
      const [key, alarm] = found;
      const seenMs = alarm.seenMs ?? clock.wallMs();
      open.set(key, { ...alarm, seenMs });
      stored(() => table.see(id, seenMs));
      options.onChange();
      return true;
    },
    stop: () => wake(),
  };
}

/** An alarm that the disk refuses is shown all the same: a full disk is a reason for alarms. */
function storingWith(logger: Logger) {
  return (write: () => void): void => {
    try {
      write();
    } catch (error) {
      if (storageFault(error) === undefined) throw error;
      logger.warn({ err: error }, "an alarm could not be stored");
    }
  };
}

function unseenOf(
  conditions: readonly Condition[],
  open: ReadonlyMap<string, AlarmView>,
): ReadonlySet<string> {
  const hidden = conditions.filter(({ is }) => is === "unknown").map(alarmKey);
  return new Set(hidden.filter((key) => open.has(key)));
}

function byGravity(a: AlarmView, b: AlarmView): number {
  return (
    Number(a.silenced) - Number(b.silenced) ||
    gravity[a.severity] - gravity[b.severity] ||
    a.raisedMs - b.raisedMs
  );
}
