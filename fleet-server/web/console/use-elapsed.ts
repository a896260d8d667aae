import { useNow } from "@motcua/device-profiles/look";
import { useHall } from "./hall-context.tsx";

/** How long ago the hall was heard: what its ages and countdowns have moved on by, ms. */
export function useElapsedMs(): number {
  const nowMs = useNow(500);
  const { heard } = useHall();
  return heard === undefined ? 0 : Math.max(0, nowMs - heard.heardMs);
}
