import type { BoardAct } from "@motcua/broker/contract";
import type { Clock } from "@motcua/broker/ports";
import type { TestEnd } from "../../devices/device.ts";
import type { TicketPrinter } from "../../devices/ticket-printer.ts";
import { knownDevice } from "../../known-device.ts";
import { type ActEnd, type ActScene, notSupported } from "./act-desk.ts";
import type { ActPlace } from "./act-place.ts";
import { testKeys } from "./test-keys.ts";
import { testNote } from "./test-note.ts";

type TestAct = Extract<BoardAct, { readonly name: "test-device" }>;
type NoteAct = Extract<BoardAct, { readonly name: "print-note" }>;

/** Shows, says or prints a device's test, or asks for each of its keys. */
export async function testDevice(
  act: TestAct,
  place: ActPlace & { readonly clock: Clock },
  scene: ActScene,
): Promise<ActEnd> {
  const { config, plugged, clock } = place;
  const device = config.devices.find(({ name }) => name === act.device);
  const known = device && knownDevice(device);
  if (known === undefined) return notSupported;
  const named = <D extends { readonly name: string }>(list: readonly D[]) =>
    list.find(({ name }) => name === act.device);
  switch (known.profile.kind) {
    case "ticket-printer": {
      const at = { board: config.board, serverUrl: config.serverUrl, wallMs: clock.wallMs() };
      return printNote(named(plugged.printers), {
        ...{ cmd: act.cmd, ttlMs: act.ttlMs, device: act.device },
        name: "print-note",
        note: testNote(known.config, at),
      });
    }
    case "counter-display":
      return ended(await named(plugged.displays)?.test());
    case "speaker":
      return ended(await named(plugged.speakers)?.test());
    case "keypad": {
      const placed = plugged.keypads.find(({ keypad }) => keypad.name === act.device);
      if (placed === undefined) return notSupported;
      const { state, code = "unplugged" } = placed.keypad.health();
      if (state === "down") return { status: "failed", code };
      const keys = Object.keys(known.profile.capabilities.labels);
      return testKeys(placed.keypad, keys, { ...scene, clock });
    }
    case "amplifier":
    case "touch-page":
    case "rating-page":
      return notSupported;
  }
}

/** Prints a piece of paper that is no ticket; `unproved`: by a model that gives no proof. */
export async function printNote(printer: TicketPrinter | undefined, act: NoteAct): Promise<ActEnd> {
  if (printer === undefined) return notSupported;
  const printed = await printer.printNote(act);
  switch (printed.end) {
    case "printed":
      return printed.proved ? { status: "done" } : { status: "done", step: "unproved" };
    case "failed":
      return { status: "failed", code: printed.code };
    case "expired":
      return { status: "expired" };
  }
}

function ended(end: TestEnd | undefined): ActEnd {
  if (end === undefined) return notSupported;
  return end.ok ? { status: "done" } : { status: "failed", code: end.code };
}
