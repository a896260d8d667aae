/** What a board tells its touch page: it gives numbers, or its server is away. */
export type BoardMode = "ready" | "server-away" | "day-closed";

/** Reads the first whole state of the board's own event stream. */
export async function boardMode(edgeUrl: string): Promise<BoardMode> {
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
      if (found?.[1] !== undefined) return (JSON.parse(found[1]) as { mode: BoardMode }).mode;
    }
  } finally {
    await reader.cancel();
  }
}
