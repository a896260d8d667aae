import type {
  BoardName,
  ClassConfig,
  Granted,
  Health,
  ServiceConfig,
  Words,
} from "@motcua/broker/contract";

/** What the board tells its pages once, `GET /local/kiosk`. */
export type KioskSetUp = {
  readonly office: { readonly name: Words };
  readonly board: BoardName;
  readonly services: readonly ServiceConfig[];
  /** The first is the class of those without priority. */
  readonly classes: readonly ClassConfig[];
  readonly hasPrinter: boolean;
  readonly serverUrl: string;
  readonly simulated: boolean;
};

/** What may change while the page stands, event `kiosk` of `GET /local/events`. */
export type KioskState = {
  readonly mode: "ready" | "server-away" | "day-closed";
  readonly printer: Health | null;
};

/** The answer to a granted tap. */
export type Issued = Extract<Granted, { name: "issued" }>;
