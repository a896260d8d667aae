import { afterEach, expect, test } from "vitest";
import { openPrintShop, type PrintShop } from "../../tests/harness/print-shop.ts";

let shop: PrintShop;
afterEach(() => shop.close());

test("a slip is printed when the printer says so behind the cut", async () => {
  shop = await openPrintShop();
  shop.print("C042");
  expect(await shop.untilFacts(1)).toEqual(["C042 printed by process-id"]);
  expect(shop.read()).toMatchObject([{ label: "C042", whole: true, cut: true }]);
});
