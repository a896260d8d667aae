/**
 * One simulated peripheral: it interprets the very bytes that a driver sends, at the pace of its
 * own baud rate, on the clock that it was made with. It knows nothing of sockets: `listen` puts
 * it on loopback TCP and pulls its cable; a test may put the same object behind a PTY.
 */
export interface SimulatedDevice<Snapshot = unknown> {
  /** Bytes from the host, in pieces of any size. */
  receive(bytes: Uint8Array): void;
  /** Bytes to the host. Each listener gets them all. */
  onSend(listener: (bytes: Uint8Array) => void): void;
  /** Called after something that `snapshot` tells has changed. */
  onChange(listener: () => void): void;
  /** What a person standing before the device would see; a plain value for the bench page. */
  snapshot(): Snapshot;
  /**
   * The plug was pulled, which also cuts the power: forgets what the real one forgets, and is
   * sent nothing until it is plugged in again. Absent: it forgets nothing.
   */
  powerOff?(): void;
  /** Ends its timers. */
  stop(): void;
}
