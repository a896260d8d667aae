import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  type Box,
  boxPatience,
  freePorts,
  givesTickets,
  newDataDir,
  startBox,
  until,
} from "./box.ts";

vi.setConfig(boxPatience);

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
  /** What was said on standard error since the last look. */
  let read = 0;
  const said = () => {
    const lines = box.err.slice(read);
    read = box.err.length;
    return lines;
  };
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
    expect(said()).toEqual([
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
    expect(said()[0]).toMatch(/^edge stopped \(SIGKILL\); it is started again/);
  });

  test("both at once: both are back", async () => {
    kill("server");
    kill("edge");
    await until("both deaths were seen", async () => box.err.length >= read + 2);
    await backAndServing();
  });

  test("a box that is stopped while a program is away ends, and starts nothing more", async () => {
    await until("the box has told of both", async () => said().length === 0);
    kill("server");
    await until("the box has seen it", async () => said().length > 0);
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
