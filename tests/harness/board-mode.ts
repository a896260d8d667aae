import type { KioskState } from "../../edge/local/local-desk.ts";

/** Whether a board gives numbers, or its server is away. */
export async function boardMode(edgeUrl: string): Promise<KioskState["mode"]> {
  return (await kioskState(edgeUrl)).mode;
}

/** What a board tells its touch page: reads the first whole state of the board's own event stream. */
export async function kioskState(edgeUrl: string): Promise<KioskState> {
  const reply = await fetch(`${edgeUrl}/local/events`);
  const reader = reply.body?.getReader();
  if (reader === undefined) throw new Error("the board sends no events");
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) throw new Error("the board ended its events");
      text += decoder.decode(value, { stream: true });
      const found = /event: kiosk\ndata: (.*)\n\n/.exec(text);
      if (found?.[1] !== undefined) return JSON.parse(found[1]) as KioskState;
    }
  } finally {
    await reader.cancel();
  }
}
