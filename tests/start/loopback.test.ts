import { expect, test } from "vitest";
import { givesTickets, startBox, until } from "./box.ts";
import { membersOf, socketsOf } from "./processes.ts";

test("every listener is on 127.0.0.1, and every line leads there", async () => {
  const box = await startBox();
  await box.serves;
  await until("a citizen gets a ticket", () => givesTickets(box));
  const sockets = socketsOf(membersOf(box.pid("box") ?? 0).map(({ pid }) => pid));
  await box.remove();

  const listeners = sockets.filter(({ listens }) => listens).map(({ local }) => local);
  for (const port of Object.values(box.ports)) expect(listeners).toContain(`127.0.0.1:${port}`);
  const isLocal = (address: string) => address.startsWith("127.0.0.1:");
  expect(sockets.filter(({ local }) => !isLocal(local))).toEqual([]);
  expect(sockets.filter(({ listens, remote }) => !listens && !isLocal(remote))).toEqual([]);
});
