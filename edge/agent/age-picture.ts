import type { Picture } from "@motcua/broker/contract";

/** A picture as it is `byMs` after it arrived: calls are older, and windows that ended are shut. */
export function agePicture(picture: Picture, byMs: number): Picture {
  return {
    ...picture,
    counters: picture.counters.map((counter) => {
      const { rating } = counter;
      const remainingMs = (rating?.remainingMs ?? 0) - byMs;
      return { ...counter, rating: rating && remainingMs > 0 ? { ...rating, remainingMs } : null };
    }),
    calls: picture.calls.map((call) => ({ ...call, ageMs: call.ageMs + byMs })),
  };
}
