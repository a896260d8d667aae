import type { RatingInfo, RatingState, Touch } from "../../edge/local/rating-touches.ts";
import { officeName } from "./mock-office.ts";

/** The touch screen of counter 3: a window that a test opens, and what was pressed in it. */
export class MockRating {
  readonly info: RatingInfo = {
    office: officeName,
    counter: 3,
    reasons: [
      { id: "waited-long", name: { vi: "Chờ lâu", en: "Long wait" } },
      { id: "complex", name: { vi: "Thủ tục phức tạp", en: "Complicated procedure" } },
      { id: "attitude", name: { vi: "Thái độ phục vụ", en: "Attitude of staff" } },
      { id: "unclear", name: { vi: "Hướng dẫn chưa rõ", en: "Unclear guidance" } },
      { id: "many-trips", name: { vi: "Phải đi lại nhiều lần", en: "Several trips needed" } },
      { id: "other", name: { vi: "Lý do khác", en: "Another reason" } },
    ],
  };
  readonly touches: Touch[] = [];
  /** A disk that takes nothing. */
  full = false;
  state: RatingState = { counter: 3, visit: null, rated: false };

  /** A citizen was served: the window opens. */
  open(visit: string): void {
    this.state = { counter: 3, visit, rated: false };
  }

  close(): void {
    this.state = { counter: 3, visit: null, rated: false };
  }

  touch(given: Touch): { readonly ok: object } | { readonly problem: { readonly code: string } } {
    if (this.full) return { problem: { code: "storage-full" } };
    if (given.visit !== this.state.visit) return { problem: { code: "rating-closed" } };
    this.touches.push(given);
    this.state = { ...this.state, rated: true };
    return { ok: { name: "rated" } };
  }
}
