import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { out, root } from "../lib/places.mts";
import { type LayerResult, layerResult } from "./result.mts";

/** Runs one project of `vitest.config.mts`; failures are shown as they come, counts are read from its report file. */
export async function runVitestLayer(project: string): Promise<LayerResult> {
  const report = path.join(out, project, "result.json");
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        path.join(root, "node_modules/vitest/vitest.mjs"),
        ...["run", "--project", project, "--allowOnly=false", "--silent=passed-only"],
        ...["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`],
      ],
      // Their talk is for people, and stdout is for the lines that count.
      { cwd: root, stdio: ["ignore", process.stderr, process.stderr] },
    );
    child.once("error", reject);
    child.once("exit", (code) => resolve(code));
  });
  return layerResult({ ...countsOf(report), exitCode });
}

/** vitest's JSON report, as far as it is read. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

function countsOf(file: string): { passed: number; failed: number; skipped: number } {
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
