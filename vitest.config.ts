import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Folders whose tests wait for paper, speech, clocks and kills, the longest first. */
const waiting = ["loss", "journeys", "contract", "start", "browser", "fuzz"];

/** Begins with the tests that wait, so that those that only compute fill the cores beside them. */
class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = waiting.findIndex((folder) => moduleId.includes(`/tests/${folder}/`));
      return found === -1 ? waiting.length : found;
    };
    return files.toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  // Tests run the sources of every workspace, never a build that may be old.
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: ["**/*.test.ts", "**/*.test.tsx"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    // A busy machine is not a broken product: what hangs is told apart by minutes. Longer than
    // `patienceMs` of a single wait, whose failure tells more than that of a whole test.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: 90_000, interval: 50 } },
    // Whole offices wait for paper, speech and clocks: a core can wait for several at once.
    maxWorkers: 4,
    // Modules keep no state between files here, and loading them anew for each of 240 files costs
    // as much as all unit tests.
    isolate: false,
    setupFiles: ["tests/fuzz/same-seed.ts"],
    sequence: { sequencer: WaitingFirst },
  },
});
