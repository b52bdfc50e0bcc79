import { existsSync, readFileSync } from "node:fs";

export interface MochaCounts {
  readonly passed: number;
  readonly skipped: number;
  /** The full title of each failed test with what it said. */
  readonly failures: readonly string[];
}

/** Mocha's own JSON report, as far as it is read. */
interface Report {
  readonly stats: { readonly passes: number; readonly pending: number };
  readonly failures: readonly {
    readonly fullTitle: string;
    readonly err: { readonly message?: string; readonly stack?: string };
  }[];
}

/** Nothing passed and nothing failed where there is no report: the suite never got to its end. */
export function readMochaReport(file: string): MochaCounts {
  if (!existsSync(file)) return { passed: 0, skipped: 0, failures: [] };
  const { stats, failures }: Report = JSON.parse(readFileSync(file, "utf8"));
  return {
    passed: stats.passes,
    skipped: stats.pending,
    failures: failures.map(({ fullTitle, err }) => `${fullTitle}\n${err.stack ?? err.message ?? ""}`),
  };
}
