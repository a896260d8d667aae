import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Box, freePorts, givesTickets, newDataDir, startBox, until } from "./box.ts";

describe("one program is killed, the other goes on", () => {
  let box: Box;

  beforeAll(async () => {
    box = await startBox();
    await box.serves;
  });
  afterAll(() => box.remove());

  const isHealthy = async () => (await fetch(`${box.serverUrl}/health`)).ok;
  const kill = (program: "server" | "edge") =>
    process.kill(box.pid(program) ?? Number.NaN, "SIGKILL");
  /** Resolves when so many lines of standard error, of all since the start, begin like this. */
  const told = (words: string, times: number) =>
    until(`the box says ${times} times: ${words}`, async () => {
      return box.err.filter((line) => line.startsWith(words)).length >= times;
    });
  const backAndServing = async () => {
    await until("the server is healthy", isHealthy);
    await until("a citizen gets a ticket", () => givesTickets(box));
  };

  test("the server: it is started again, and tickets are given", async () => {
    const [server, edge] = [box.pid("server"), box.pid("edge")];
    kill("server");
    await until("the touch page says that the server is away", async () => {
      const signal = AbortSignal.timeout(5_000);
      const events = await fetch(`${box.edgeUrl}/local/events`, { signal });
      const first = await events.body?.getReader().read();
      return new TextDecoder().decode(first?.value).includes("server-away");
    });
    await backAndServing();
    expect(box.pid("server")).not.toBe(server);
    expect(box.pid("edge")).toBe(edge);
    const log = `${box.dataDir}/log/server.log`;
    await told("server runs again.", 1);
    expect(box.err).toEqual([
      `server stopped (SIGKILL); it is started again. Log: ${log}`,
      "server runs again.",
    ]);
  });

  test("the edge: it is started again, and tickets are given", async () => {
    const [server, edge] = [box.pid("server"), box.pid("edge")];
    kill("edge");
    expect(await isHealthy()).toBe(true);
    await backAndServing();
    expect(box.pid("edge")).not.toBe(edge);
    expect(box.pid("server")).toBe(server);
    await told("edge runs again.", 1);
    expect(box.err[2]).toMatch(/^edge stopped \(SIGKILL\); it is started again/);
  });

  test("both at once: both are back", async () => {
    kill("server");
    kill("edge");
    await told("server runs again.", 2);
    await told("edge runs again.", 2);
    await backAndServing();
  });

  test("a box that is stopped while a program is away ends, and starts nothing more", async () => {
    kill("server");
    await told("server stopped (SIGKILL)", 3);
    box.interrupt();
    await box.ended;
    expect(box.out.at(-1)).toBe("Motcua has stopped; everything is saved.");
    expect(box.left()).toBe(0);
  });
});

test("a killed box leaves no program behind", async () => {
  const box = await startBox();
  await box.serves;
  process.kill(box.pid("box") ?? Number.NaN, "SIGKILL");
  await until("both programs have ended", async () => box.left() === 0);
  await box.remove();
});

test("on other ports the same data folder is the same office", async () => {
  const dataDir = newDataDir();
  const first = await startBox({ dataDir });
  await first.serves;
  first.interrupt();
  await first.ended;
  const second = await startBox({ dataDir, ports: await freePorts() });
  await second.serves;
  await until("the edge has found the broker's new port", () => givesTickets(second));
  await second.remove();
  rmSync(dirname(dataDir), { recursive: true });
});
