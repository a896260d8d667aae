import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleOfficePath } from "../../fleet-server/office/sample.ts";
import { openChromium } from "../browser/browser.ts";
import { type BuiltProgram, builtProgram } from "../harness/built-program.ts";
import { freePort } from "../harness/free-port.ts";
import { readJournal } from "../harness/journal.ts";
import { officeHttp } from "../harness/office-http.ts";
import { untilWith } from "../harness/until.ts";

const dataDir = mkdtempSync(join(tmpdir(), "motcua-touch-"));
let programs: readonly BuiltProgram[] = [];
let browser: Browser;
let urls: readonly [server: string, edge: string];

/** The sample, with a touch screen in place of counter 3's keypad: two words changed. */
const keypad = "{ name: rating3, profile: keys-rating-4, port: sim:rating3 }";
const touchScreen = "{ name: rating3, profile: touch-rating, port: page }";

beforeAll(async () => {
  const file = join(dataDir, "office.yaml");
  writeFileSync(file, readFileSync(sampleOfficePath, "utf8").replace(keypad, touchScreen));
  const env = {
    DATA_DIR: dataDir,
    OFFICE_FILE: file,
    HTTP_PORT: String(await freePort()),
    MQTT_PORT: String(await freePort()),
    EDGE_HTTP_PORT: String(await freePort()),
  };
  const [server, edge] = [builtProgram("server", env), builtProgram("edge", env)];
  programs = [server, edge];
  [browser, ...urls] = await Promise.all([openChromium(), server.start(), edge.start()]);
}, 180_000);
afterAll(async () => {
  await browser.close();
  for (const program of programs) program.kill("SIGTERM");
  await Promise.all(programs.map((program) => program.exited()));
  rmSync(dataDir, { recursive: true });
});

test("served at counter 3: the window opens, a touch, thanks, a reason, and the journal has both", async () => {
  const [serverUrl, edgeUrl] = urls;
  const http = officeHttp(() => serverUrl);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, hasTouch: true });
  await page.goto(`${edgeUrl}/bench`);
  await page.getByRole("link", { name: "Đánh giá quầy 3" }).tap();
  await page.waitForURL("**/rating/3?lang=vi");
  await page.getByText("Mời quý ông/bà đánh giá sau khi được phục vụ xong").waitFor();

  await http.post("/v1/tickets", { service: "C", class: "normal", paper: false });
  await http.act(3, "call-next");
  await http.act(3, "finish");
  const touch = (words: string) => page.getByRole("button", { name: words, exact: true }).tap();
  await touch("Không hài lòng");
  await page.getByText("Cảm ơn quý ông/bà!").waitFor();
  await touch("Chờ lâu");
  await page.getByText("giúp nơi này phục vụ tốt hơn").waitFor();

  const ratings = () => readJournal(dataDir).filter(({ kind }) => kind === "visit-rated");
  const until = untilWith(async () => JSON.stringify(ratings()));
  await until("both presses are in the journal", () => ratings().length === 2);
  const bound = { counter: 3, service: "C", person: "chung-thuc", score: 1 };
  expect(ratings()).toMatchObject([bound, { ...bound, reason: "waited-long" }]);
  expect(ratings()[0]).not.toHaveProperty("reason");

  // The next call closes the window for good.
  await http.post("/v1/tickets", { service: "C", class: "normal", paper: false });
  await http.act(3, "call-next");
  await page.getByText("Mời quý ông/bà đánh giá sau khi được phục vụ xong").waitFor();
  await page.close();
}, 180_000);
