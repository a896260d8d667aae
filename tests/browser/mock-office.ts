import type { ClassConfig, Health, ServiceConfig } from "@motcua/broker/contract";
import type { BenchDevice } from "../../edge/local/bench-state.ts";

/** A ward office for looking at pages without one: the names are those of the sample. */
export const officeName = { vi: "UBND phường Mẫu", en: "Sample Ward People's Committee" };

export const services: readonly ServiceConfig[] = [
  { letter: "A", name: { vi: "Hộ tịch", en: "Civil status" } },
  { letter: "B", name: { vi: "Đất đai – Xây dựng", en: "Land and construction" } },
  { letter: "C", name: { vi: "Chứng thực", en: "Certification" } },
  { letter: "D", name: { vi: "Bảo trợ xã hội", en: "Social protection" } },
];

export const classes: readonly ClassConfig[] = [
  { id: "normal", name: { vi: "Thông thường", en: "Normal" } },
  { id: "elderly", name: { vi: "Người cao tuổi", en: "Elderly" } },
  { id: "disabled", name: { vi: "Người khuyết tật nặng", en: "Severely disabled" } },
  {
    id: "pregnant",
    name: { vi: "Phụ nữ mang thai hoặc có con nhỏ", en: "Pregnant or with a small child" },
  },
  { id: "merit", name: { vi: "Người có công", en: "Person of merit" } },
];

export const staff = [
  { id: "ho-tich", name: "Cán bộ Hộ tịch" },
  { id: "dia-chinh", name: "Cán bộ Địa chính – Xây dựng" },
  { id: "chung-thuc", name: "Cán bộ Chứng thực" },
];

export const counters = [
  { number: 1, services: ["A", "D"], opensWith: "ho-tich" },
  { number: 2, services: ["B"], opensWith: "dia-chinh" },
  { number: 3, services: ["C", "A", "D"], opensWith: "chung-thuc" },
];

type KeypadKeys = Extract<BenchDevice, { kind: "keypad" }>["keys"];

const callLabels: readonly [string, string, string][] = [
  ["next", "Gọi tiếp", "Next"],
  ["recall", "Gọi lại", "Recall"],
  ["no-show", "Vắng mặt", "No-show"],
  ["finish", "Xong", "Finish"],
  ["transfer", "Chuyển", "Transfer"],
  ["undo", "Hủy gọi", "Undo"],
  ["enter", "Nhập", "Enter"],
];

export const callKeys: KeypadKeys = [
  ...callLabels.map(([key, vi, en]) => ({ key, label: { vi, en } })),
  ..."0123456789".split("").map((key) => ({ key, label: { vi: key, en: key } })),
];

export const ratingKeys: KeypadKeys = [
  { key: "4", label: { vi: "Rất hài lòng", en: "Very satisfied" } },
  { key: "3", label: { vi: "Hài lòng", en: "Satisfied" } },
  { key: "2", label: { vi: "Bình thường", en: "Neutral" } },
  { key: "1", label: { vi: "Không hài lòng", en: "Dissatisfied" } },
];

/** Health of a device by the faults that are switched on. */
export function healthOf(faults: Readonly<Record<string, boolean>>): Health {
  const code = Object.keys(faults).find((fault) => faults[fault]);
  if (code === undefined) return { state: "ok" };
  return { state: code === "paper-low" ? "degraded" : "down", code };
}
