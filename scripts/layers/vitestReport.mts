import { existsSync, readFileSync } from "node:fs";

/** vitest's JSON report, as far as it is read. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** Nothing passed and nothing failed where there is no report: the runner never got to its end. */
export function readVitestReport(file: string): { passed: number; failed: number; skipped: number } {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  const report: Report = JSON.parse(readFileSync(file, "utf8"));
  // A file that could not even be loaded has no test to count, and has failed.
  const broken = report.testResults.filter((each) => each.status === "failed" && each.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests,
  };
}
