import { expect, test } from "vitest";
import { askAs } from "../../tests/harness/ask-as.ts";
import { freePort } from "../../tests/harness/free-port.ts";
import { serveUnclaimedPage } from "./unclaimed-page.ts";

test("the page shows the number in two groups, and says when the server is away", async () => {
  const port = await freePort();
  const page = await serveUnclaimedPage({ port, server: "http://10.0.0.2:8480/<x>" });
  const text = async () => (await fetch(`http://127.0.0.1:${port}/`)).text();
  expect(await text()).toContain("Chưa gặp được máy chủ");
  page.show("12345678");
  expect(await text()).toContain(">1234 5678<");
  expect(await text()).toContain("http://10.0.0.2:8480/&#60;x&#62;/claim");
  await page.stop();
  await expect(text()).rejects.toThrow();
});

test("another site's name that leads here reads no number", async () => {
  const port = await freePort();
  const page = await serveUnclaimedPage({ port, server: "" });
  page.show("12345678");
  const got = await askAs(`http://127.0.0.1:${port}/`, { host: `evil.example:${port}` });
  expect(got).toEqual({ status: 421, text: "" });
  await page.stop();
});

test("a port in use is told by its number", async () => {
  const port = await freePort();
  const page = await serveUnclaimedPage({ port, server: "" });
  await expect(serveUnclaimedPage({ port, server: "" })).rejects.toMatchObject({ port });
  await page.stop();
});
