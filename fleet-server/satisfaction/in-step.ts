import type { Projection } from "../queue/projection.ts";

/**
 * Projects entry by entry through all of them in turn, so that a later one finds the earlier ones
 * as they stood at that entry, whatever else was committed in the same batch: the summary of a
 * day that closes does not hold a rating that came after.
 */
export function inStep(projections: readonly Projection[]): Projection {
  return {
    project(entries) {
      for (const entry of entries) {
        for (const projection of projections) projection.project([entry]);
      }
    },
  };
}
