import { readFile } from "node:fs/promises";
import type { Clock, Logger } from "@motcua/broker/ports";
import { shippedVoice } from "@motcua/device-profiles/voice";
import { startLocalServer } from "../local/local-server.ts";
import { trainEar } from "../simulated/speaker-ear.ts";
import { loadVoice } from "../speech/voice.ts";
import { ToolFault } from "../tool-fault.ts";
import { startPlayback } from "./playback.ts";
import { createPrinter } from "./print.ts";
import { openRecording, type Recording } from "./recording.ts";
import { createReplayDesk } from "./replay-desk.ts";
import { replayRoutes } from "./replay-routes.ts";

/** A board sends at most 64 MiB and a header. */
const fileBytesMax = 80 * 1_024 * 1_024;

/** Reads a recording from a file. Throws a ToolFault with its remedy. */
async function load(path: string): Promise<Recording> {
  const file = await readFile(path).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new ToolFault(
      "recording-invalid",
      `The file cannot be read: ${why}`,
      "Give the path of a recording.",
    );
  });
  if (file.length > fileBytesMax) {
    throw new ToolFault(
      "recording-invalid",
      `The file has ${file.length} bytes`,
      "No board makes one so large.",
    );
  }
  return openRecording(file);
}

function props() {
  const folder = shippedVoice();
  const voice = loadVoice(folder);
  if (!voice.ok)
    throw new Error("the voice pack that ships with Motcua is broken: install it again");
  return { voice: voice.value, ear: trainEar(folder) };
}

/** Prints what a recording decodes to, a line each: what people saw, heard and pressed. */
export async function printRecording(path: string, write: (line: string) => void): Promise<void> {
  const recording = await load(path);
  const { header, lengthMs, damagedBytes, unreadable } = recording;
  const minutes = (lengthMs / 60_000).toFixed(1);
  write(`recording of ${header.office}/${header.board}, ${minutes} min, version ${header.fw}`);
  const print = createPrinter();
  const playback = startPlayback({
    ...{ recording, ...props() },
    tell: (happened) => {
      for (const line of print(happened)) write(line);
    },
  });
  playback.advance(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  playback.stop();
  if (damagedBytes > 0) write(`${damagedBytes} bytes are damaged and were passed over`);
  if (unreadable > 0) write(`${unreadable} entries cannot be read by this version`);
}

/** Plays a recording on the bench page until it is stopped. */
export async function serveReplay(options: {
  readonly path: string;
  readonly speed: number;
  readonly port: number;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly clock: Clock;
  readonly logger: Logger;
}): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const { path, speed, clock } = options;
  const desk = createReplayDesk({ recording: await load(path), ...props(), clock, speed });
  const server = await startLocalServer({ ...options, desk, routes: replayRoutes(desk) });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      desk.stop();
    },
  };
}
