import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readMochaReport } from "../../../scripts/integration/mochaReport.mts";
import { layerResult } from "../../../scripts/layers/result.mts";
import { readVitestReport } from "../../../scripts/layers/vitestReport.mts";

describe("the result of a layer", () => {
  test("is the counts when the runner agrees", () => {
    expect(layerResult({ passed: 3, failed: 0, skipped: 0, exitCode: 0 })).toEqual({ passed: 3, failed: 0, notes: [] });
  });

  test("is a failure when no test ran", () => {
    expect(layerResult({ passed: 0, failed: 0, skipped: 0, exitCode: 0 })).toMatchObject({
      failed: 1,
      notes: ["no test ran"],
    });
  });

  test("is a failure when all were skipped", () => {
    expect(layerResult({ passed: 0, failed: 0, skipped: 4, exitCode: 0 }).failed).toBe(1);
  });

  test.each([1, null])("is a failure when the runner ended with %s and no test failed", (exitCode) => {
    expect(layerResult({ passed: 3, failed: 0, skipped: 0, exitCode }).failed).toBe(1);
  });

  test("says what was skipped", () => {
    expect(layerResult({ passed: 3, failed: 0, skipped: 2, exitCode: 0 }).notes).toEqual(["2 skipped"]);
  });
});

describe("a runner's report", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "report-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const written = (report: object): string => {
    const file = path.join(folder, "result.json");
    writeFileSync(file, JSON.stringify(report));
    return file;
  };

  const passed = (fullName: string) => ({ status: "passed", fullName });

  test("of vitest says what the skipped ones need, and takes one that says nothing for a failure", () => {
    const skipped = (fullName: string) => ({ status: "skipped", fullName });
    const file = written({
      numPassedTests: 1,
      numFailedTests: 0,
      numPendingTests: 4,
      testResults: [
        {
          status: "passed",
          assertionResults: [
            passed("a"),
            skipped("b [needs file modes]"),
            skipped("c [needs a POSIX shell] d"),
            skipped("e [needs file modes]"),
            skipped("f"),
          ],
        },
      ],
    });
    expect(readVitestReport(file)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 4,
      notes: ["2 need file modes", "1 need a POSIX shell", "skipped without a reason: f"],
    });
  });

  test("of vitest counts a file that could not be loaded as one failure", () => {
    const file = written({
      numPassedTests: 2,
      numFailedTests: 1,
      numPendingTests: 0,
      testResults: [
        { status: "failed", assertionResults: [passed("a"), passed("b"), { status: "failed", fullName: "c" }] },
        { status: "failed", assertionResults: [] },
        { status: "passed", assertionResults: [passed("d")] },
      ],
    });
    expect(readVitestReport(file)).toEqual({ passed: 2, failed: 2, skipped: 0, notes: [] });
  });

  test("of Mocha gives each failure with its title and stack", () => {
    const file = written({
      stats: { passes: 5, pending: 1 },
      failures: [{ fullTitle: "the tree draws", err: { message: "no", stack: "Error: no\n    at x" } }],
    });
    expect(readMochaReport(file)).toEqual({ passed: 5, skipped: 1, failures: ["the tree draws\nError: no\n    at x"] });
  });

  test("that was never written counts nothing", () => {
    expect(readVitestReport(path.join(folder, "absent.json"))).toEqual({ passed: 0, failed: 0, skipped: 0, notes: [] });
    expect(readMochaReport(path.join(folder, "absent.json"))).toEqual({ passed: 0, skipped: 0, failures: [] });
  });
});
