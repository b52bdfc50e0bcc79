import { existsSync, readFileSync } from "node:fs";

interface Assertion {
  /** `passed`, `failed`, or a word for not run: `skipped`, `pending`, `todo`. */
  readonly status: string;
  /** With the names of what it stands in. */
  readonly fullName: string;
}

/** vitest's JSON report, as far as it is read. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly Assertion[] }[];
}

interface VitestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What the skipped ones need that this machine does not have. */
  readonly notes: readonly string[];
}

/** Nothing passed and nothing failed where there is no report: the runner never got to its end. */
export function readVitestReport(file: string): VitestCounts {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0, notes: [] };
  const report: Report = JSON.parse(readFileSync(file, "utf8"));
  // A file that could not even be loaded has no test to count, and has failed.
  const broken = report.testResults.filter((each) => each.status === "failed" && each.assertionResults.length === 0);
  const skipped = report.testResults
    .flatMap((each) => each.assertionResults)
    .filter(({ status }) => status !== "passed" && status !== "failed");
  const wordless = skipped.filter(({ fullName }) => needIn(fullName) === null);
  return {
    passed: report.numPassedTests,
    // One that nobody would miss is one that nobody runs.
    failed: report.numFailedTests + broken.length + wordless.length,
    skipped: report.numPendingTests,
    notes: [
      ...needNotes(skipped.flatMap(({ fullName }) => needIn(fullName) ?? [])),
      ...wordless.map(({ fullName }) => `skipped without a reason: ${fullName}`),
    ],
  };
}

/** What a skipped test says in its name that it needs. */
function needIn(name: string): string | null {
  return /\[needs ([^\]]+)\]/.exec(name)?.[1] ?? null;
}

function needNotes(needs: readonly string[]): readonly string[] {
  return [...new Set(needs)].map((need) => `${needs.filter((each) => each === need).length} need ${need}`);
}
