import type { Rules } from "../../fleet-server/queue/rules.ts";

const minuteMs = 60_000;
const words = (vi: string, en: string) => ({ vi, en });

/** A ward's usual rules: three services, one priority class, three counters. */
export const wardRules: Rules = {
  services: [
    {
      letter: "A",
      name: words("Hộ tịch", "Civil status"),
      targetMs: 30 * minuteMs,
      normMs: 600_000,
    },
    {
      letter: "C",
      name: words("Chứng thực", "Certification"),
      targetMs: 30 * minuteMs,
      normMs: 300_000,
    },
    { letter: "D", name: words("Đất đai", "Land"), targetMs: 40 * minuteMs, normMs: 900_000 },
  ],
  classes: [
    { id: "normal", name: words("Thường", "Normal"), targetMs: null },
    { id: "priority", name: words("Ưu tiên", "Priority"), targetMs: 10 * minuteMs },
  ],
  counters: [
    { number: 1, services: ["A", "C"], opensWith: "s1" },
    { number: 2, services: ["C", "D"], opensWith: null },
    { number: 3, services: ["A", "C", "D"], opensWith: "s3" },
  ],
  staff: [
    { id: "s1", name: "Cán bộ 1", code: "11" },
    { id: "s2", name: "Cán bộ 2", code: "22" },
    { id: "s3", name: "Cán bộ 3", code: "33" },
  ],
  reasons: [
    { id: "waited-long", name: words("Chờ lâu", "Long wait") },
    { id: "attitude", name: words("Thái độ phục vụ", "Attitude of staff") },
  ],
  undoMs: 10_000,
  ratingMs: 60_000,
  noShowCalls: 2,
  noShowGapMs: 15_000,
};
