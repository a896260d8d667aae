import type { Clock } from "@motcua/broker/ports";
import { findDevices } from "../../find/find-devices.ts";
import type { FindPorts } from "../../find/find-ports.ts";
import type { Recorder } from "../../recorder/recorder.ts";
import { sendRecording } from "../../recorder/send-recording.ts";
import { type ActHandlers, interrupted, notSupported } from "./act-desk.ts";
import type { ActPlace } from "./act-place.ts";
import { printNote, testDevice } from "./test-device.ts";

/**
 * What this board does when it is told to. `place` is undefined before the first configuration, and
 * waits for one that is being put in force.
 */
export function actHandlers(options: {
  readonly place: () => Promise<ActPlace | undefined>;
  readonly clock: Clock;
  readonly find: FindPorts;
  readonly recorder: Pick<Recorder, "recent" | "file">;
  /** With which the board's recording is sent. */
  readonly credential: { readonly board: string; readonly secret: string };
}): ActHandlers {
  const { place, clock, find, recorder } = options;
  return {
    "print-note": async (act) => {
      const printers = (await place())?.plugged.printers ?? [];
      return printNote(
        printers.find(({ name }) => name === act.device),
        act,
      );
    },
    "test-device": async (act, scene) => {
      const here = await place();
      if (scene.signal.aborted) return interrupted;
      return here === undefined ? notSupported : testDevice(act, { ...here, clock }, scene);
    },
    "read-line": async ({ device }) => ({ status: "done", line: recorder.recent(device) }),
    "send-recording": async (_, { signal }) => {
      const { serverUrl } = (await place())?.config ?? {};
      if (serverUrl === undefined) return notSupported;
      const { board, secret } = options.credential;
      const file = await recorder.file();
      return sendRecording({ file, serverUrl, board, secret, clock, signal, send: fetch });
    },
    "find-devices": async () => ({
      status: "done",
      found: await findDevices((await place())?.config.devices ?? [], find),
    }),
  };
}
