/** The durable log: the board's outbox, the office's journal and what is forwarded. */
export { type Cursor, openCursor } from "./cursor.ts";
export { codeOf, StoreFault, storageFault } from "./faults.ts";
export { type Intake, openIntake } from "./intake.ts";
export { type Draft, type Entry, type Log, openLog } from "./log.ts";
export { openLooseStore } from "./loose-store.ts";
export { openStore, type Store } from "./store.ts";
