/** The few rules of the house that no linter knows; each is a pure check of one file's text. */
export type Rule = {
  readonly name: string;
  /** True for the files that the rule is about. */
  readonly covers: (path: string) => boolean;
  /** What is wrong and how to mend it, or undefined. */
  readonly fault: (text: string) => string | undefined;
};

/**
 * The only places where real time and chance enter the product: `real-ports.ts` makes the clock
 * and the chance that every `main.ts` hands in.
 */
const ports = /(^|\/)(main|real-ports)\.tsx?$/;
const test = /\.test\.tsx?$|^tests\//;
/** Pages run in a browser, which has no clock but its own. */
const pages = /\/(web|look)\//;

const isCode = (path: string) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts");
const isProduct = (path: string) => isCode(path) && !test.test(path);

/** Lines of a file that a newcomer can still hold in mind. */
const linesMax = 300;

export const rules: readonly Rule[] = [
  {
    // The end of a turn of the event loop is no time: `setImmediate` and `queueMicrotask` put work
    // in order and wait for nothing, so the hall's runner takes the first as its default `endOfTurn`,
    // and a test that needs another order hands its own in.
    name: "time and chance come in as arguments",
    covers: (path) => isProduct(path) && !ports.test(path) && !pages.test(path),
    fault: (text) => {
      const found =
        /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|(?<![.\w])set(Timeout|Interval)\b/.exec(
          withoutComments(text),
        );
      return found === null
        ? undefined
        : `${found[0]} reaches for time or chance: take a Clock or Chance instead.`;
    },
  },
  {
    name: "only main.ts reads the environment",
    covers: (path) => isProduct(path) && !/(^|\/)main\.ts$/.test(path),
    fault: (text) =>
      withoutComments(text).includes("process.env")
        ? "process.env is read outside main.ts."
        : undefined,
  },
  {
    name: "a file has one idea",
    covers: isCode,
    fault: (text) => {
      const lines = text.split("\n").length;
      return lines > linesMax
        ? `${lines} lines: split it by idea (at most ${linesMax}).`
        : undefined;
    },
  },
];

/** Folder names that say nothing; a path with one of them is a fault. */
export function namelessFolder(path: string): string | undefined {
  const found = path
    .split("/")
    .find((part) => /^(utils?|helpers?|common|lib|misc|managers?)(\.tsx?)?$/.test(part));
  return found === undefined
    ? undefined
    : `"${found}" says nothing: name it after what it does for the user.`;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}
