import { defineConfig } from "vitest/config";

export default defineConfig({
  // Tests run the sources of every workspace, never a build that may be old.
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: ["**/*.test.ts", "**/*.test.tsx"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    // A busy machine is not a broken product: what hangs is told apart by a minute.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Whole offices wait for paper, speech and clocks: a core can wait for several at once.
    maxWorkers: 4,
  },
});
