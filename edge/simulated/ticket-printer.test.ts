import { describe, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { simulateTicketPrinter } from "./ticket-printer.ts";

const bytes = (hex: string) => Buffer.from(hex.replace(/\s/g, ""), "hex");

/** A printer 16 dots wide at 9,600 baud, 9.6 bytes in each tick of 10 ms. */
function printer(options: { obeysInsideImages?: boolean } = {}) {
  const clock = fakeClock();
  const device = simulateTicketPrinter({ clock, baud: 9_600, widthDots: 16, ...options });
  const said: string[] = [];
  device.onSend((one) => said.push(Buffer.from(one).toString("hex")));
  return { clock, device, said };
}

/** GS v 0, two bytes wide, with rows of 80 01. */
const image = (rows: number) =>
  `1d763000 0200 ${rows.toString(16).padStart(2, "0")}00 ${"8001".repeat(rows)}`;
const cut = "1d564203";
const askId = "1d28480600303040404041";

describe("the simulated printer", () => {
  test("prints at the pace of its line, and a cut makes a slip", async () => {
    const { clock, device } = printer();
    device.receive(bytes(`1b40 ${image(96)} ${cut}`));
    await clock.advance(100);
    // 95 whole bytes in 100 ms: 10 of commands and 42 rows.
    expect(device.slips()).toMatchObject([{ n: 1, cut: false, heightDots: 42 }]);
    expect(device.snapshot().slips).toHaveLength(1);
    await clock.advance(200);
    expect(device.slips()).toMatchObject([{ n: 1, cut: true, heightDots: 99 }]);
  });

  test("lays an image to the left, the middle or the right", async () => {
    const { clock, device } = printer();
    const dots = "1d763000 0100 0100 ff";
    device.receive(bytes(`${dots} 1b6101 ${dots} 1b6102 ${dots} 1b40 ${dots}`));
    await clock.advance(200);
    const [slip] = device.slips();
    expect(Buffer.from(slip?.bits ?? []).toString("hex")).toBe("ff000ff000ffff00");
  });

  test("answers in the stream only when what is before it is on the paper", async () => {
    const { clock, device, said } = printer();
    device.receive(bytes(`${image(120)} ${cut} ${askId} 1d7201`));
    await clock.advance(250);
    expect(said).toEqual([]);
    await clock.advance(100);
    expect(said).toEqual(["37224040404100", "00"]);
  });

  test("answers DLE EOT past its buffer, also out of paper, and that proves nothing", async () => {
    const { clock, device, said } = printer();
    device.endPaperAfter(30);
    device.receive(bytes(`${image(60)} ${cut} ${askId} 100401 100402 100404`));
    await clock.advance(1_000);
    expect(said).toEqual(["1a", "32", "7e"]);
    expect(device.slips()).toMatchObject([{ cut: false, heightDots: 30 }]);
    device.setFault("paper-out", false);
    await clock.advance(1_000);
    expect(said).toEqual(["1a", "32", "7e", "37224040404100"]);
    expect(device.slips()).toMatchObject([{ cut: true, heightDots: 63 }]);
  });

  test.each([
    ["paper-low", "12 12 1e"],
    ["cover-open", "1a 16 12"],
    ["paper-out", "1a 32 7e"],
  ] as const)("shows %s", async (fault, answers) => {
    const { clock, device, said } = printer();
    device.setFault(fault, true);
    device.receive(bytes("100401 100402 100404"));
    await clock.advance(50);
    expect(said.join(" ")).toBe(answers);
  });

  test("takes no command out of the data of an image", async () => {
    const { clock, device, said } = printer();
    device.receive(bytes(`1d763000 0200 0300 1004 0110 0404 ${cut}`));
    await clock.advance(100);
    expect(said).toEqual([]);
    expect(device.slips()).toMatchObject([{ cut: true, heightDots: 6 }]);
    expect(device.garbled).toBe(0);
  });

  test("of the kind that obeys inside images answers there, and prints the data as well", async () => {
    const { clock, device, said } = printer({ obeysInsideImages: true });
    device.receive(bytes(`1d763000 0200 0300 1004 0110 0404 ${cut}`));
    await clock.advance(100);
    expect(said).toEqual(["12", "12"]);
    expect(device.slips()).toMatchObject([{ cut: true, heightDots: 6 }]);
  });

  test("forgets what waits when it is told to clear", async () => {
    const { clock, device, said } = printer();
    device.endPaperAfter(10);
    device.receive(bytes(`${image(40)} ${cut} ${askId} 10140801031401060208`));
    await clock.advance(500);
    expect(said).toEqual(["372500"]);
    device.setFault("paper-out", false);
    device.receive(bytes(`1b40 ${image(4)} ${cut}`));
    await clock.advance(500);
    expect(device.slips()).toMatchObject([{ cut: true, heightDots: 10 + 4 + 3 }]);
    expect(said).toEqual(["372500"]);
  });

  test("forgets everything in a power cut but the paper that hangs out of it", async () => {
    const { clock, device, said } = printer();
    device.receive(bytes(`${image(100)} ${cut} ${askId}`));
    await clock.advance(100);
    device.powerOff();
    await clock.advance(1_000);
    device.receive(bytes(`1b40 ${image(5)} ${cut}`));
    await clock.advance(100);
    expect(said).toEqual([]);
    expect(device.slips()).toMatchObject([{ cut: true, heightDots: 43 + 5 + 3 }]);
  });

  test("prints on and says nothing while it is mute", async () => {
    const { clock, device, said } = printer();
    device.setFault("mute", true);
    device.receive(bytes(`${image(5)} ${cut} ${askId} 100401`));
    await clock.advance(200);
    expect(said).toEqual([]);
    expect(device.slips()).toMatchObject([{ cut: true }]);
  });

  test("swallows what follows a broken image, until so many zeros have come", async () => {
    const { clock, device } = printer();
    const broken = bytes(image(100)).subarray(0, 60);
    device.receive(broken);
    device.receive(bytes(`1b40 ${image(3)} ${cut}`));
    await clock.advance(200);
    expect(device.slips()).toMatchObject([{ cut: false }]);
    device.receive(new Uint8Array(200));
    device.receive(bytes(`1b40 ${cut} 1b40 ${image(3)} ${cut}`));
    await clock.advance(500);
    expect(device.slips().at(-1)).toMatchObject({ n: 2, cut: true, heightDots: 6 });
    expect(device.garbled).toBe(0);
  });

  test("needs no timer while nothing comes, and none after its end", async () => {
    const { clock, device } = printer();
    let changes = 0;
    device.onChange(() => {
      changes += 1;
    });
    device.receive(bytes(image(2)));
    await clock.advance(1_000);
    const before = changes;
    await clock.advance(10_000);
    expect(changes).toBe(before);
    device.receive(bytes(image(50)));
    device.stop();
    await clock.advance(1_000);
    expect(device.slips()).toMatchObject([{ heightDots: 2 }]);
  });
});
