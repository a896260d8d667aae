import { type FastifyInstance, fastify } from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import type { HallDesk } from "./hall-desk.ts";
import { createLiveView } from "./live-view.ts";

/** A hall in which one call was made at 0 ms, and its pages. */
async function calledHall() {
  const clock = fakeClock();
  const live = createLiveView({ epoch: 7, clock });
  live.show({
    view: () => ({ calledForMs: clock.monoMs() }) as unknown as ReturnType<HallDesk["view"]>,
    officeNews: () => ({ faults: [], nextCode: null }),
  });
  const server: FastifyInstance = fastify({ forceCloseConnections: true });
  server.get("/", (request, reply) => live.stream.join(request, reply));
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  onTestFinished(async () => {
    live.stop();
    await server.close();
  });
  const join = async (last?: string) => {
    const stop = new AbortController();
    const headers = last === undefined ? {} : { "last-event-id": last };
    const { body } = await fetch(url, { headers, signal: stop.signal });
    const { value } = (await body?.getReader().read()) ?? {};
    stop.abort();
    const text = new TextDecoder().decode(value);
    const hall = /event: hall\ndata: (.*)/.exec(text)?.[1];
    return {
      hall: hall === undefined ? undefined : JSON.parse(hall),
      id: /^id: (.*)$/m.exec(text)?.[1] ?? "",
    };
  };
  return { clock, live, join };
}

test("a page that is opened 39 s after the last change is told the ages of now", async () => {
  const { clock, join } = await calledHall();
  await clock.advance(39_000);
  expect((await join()).hall).toEqual({ calledForMs: 39_000 });
  expect((await join("hall=6.41")).hall).toEqual({ calledForMs: 39_000 });
});

test("a page that returns after a change it missed is told the ages of now; one that missed none counts on", async () => {
  const { clock, live, join } = await calledHall();
  const first = await join();
  await clock.advance(10_000);
  expect((await join(first.id)).hall).toBeUndefined();
  live.changed();
  await clock.advance(30_000);
  expect((await join(first.id)).hall).toEqual({ calledForMs: 40_000 });
});
