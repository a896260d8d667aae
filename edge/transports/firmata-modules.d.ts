/** The parts of two packages without types that the Firmata transport uses. */

declare module "firmata-io" {
  import type { EventEmitter } from "node:events";

  class Firmata extends EventEmitter {
    constructor(transport: EventEmitter, options: { readonly reportVersionTimeout: number });
    /** Bytes of an incomplete message. */
    readonly buffer: number[];
    readonly versionReceived: boolean;
    /** Asks for the protocol's version; `callback` is called with the next report of it. */
    reportVersion(callback: () => void): void;
  }
  const bind: { readonly Firmata: typeof Firmata };
  export = bind;
}

declare module "johnny-five" {
  import type { EventEmitter } from "node:events";

  class Board extends EventEmitter {
    constructor(options: {
      readonly io: EventEmitter;
      readonly repl: false;
      readonly debug: false;
      readonly sigint: false;
    });
    i2cConfig(options: { readonly delay: number }): this;
    i2cWrite(address: number, bytes: number[]): this;
    i2cReadOnce(
      address: number,
      register: number,
      count: number,
      callback: (bytes: number[]) => void,
    ): this;
  }
  const five: { readonly Board: typeof Board };
  export = five;
}
