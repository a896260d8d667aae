import { expect, test } from "vitest";
import type { MeasureView } from "../../telemetry/measures-view.ts";
import { axisWords, numberWords } from "./value-words.ts";

const measured = (en: string, vi: string): MeasureView => ({
  ...{ name: "board.uptime", type: "gauge", label: { vi: "Chạy liên tục", en: "Uptime" } },
  ...{ unit: { vi, en }, states: null, value: 293_000, atMs: 0 },
});

test("what stands beside the axis is in the unit of the words", () => {
  const uptime = measured("ms", "ms");
  expect([numberWords(293_000, uptime, "vi"), axisWords(300_000, uptime, "vi")]).toEqual([
    "293 s",
    "300",
  ]);
  const disk = measured("bytes", "byte");
  expect([numberWords(412e6, disk, "vi"), axisWords(412e6, disk, "vi")]).toEqual([
    "412 MB",
    "412 M",
  ]);
});
