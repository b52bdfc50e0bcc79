import { existsSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Files of tests that take longest, as measured: one of them that begins last has the other workers wait for it. Vitest knows how long
 * each took in the run before, but not in a new clone.
 */
const longest = [
  "test/contract/package/recipes.test.ts",
  "test/unit/core/saved/piecesOfOneForm.test.ts",
  "test/unit/emulator/state/killed/itemCalls.test.ts",
  "test/webview/accessibility.test.ts",
].map((file) => path.join(import.meta.dirname, file));
const moved = longest.filter((file) => !existsSync(file));
if (moved.length > 0) throw new Error(`not there, and so not first: ${moved.join(", ")}`);

/** Has the longest files begin first, and the others follow in Vitest's order. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => longest.includes(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** There is no VS Code in a unit test: one stand-in is imported in its place. */
const alias = { vscode: path.join(import.meta.dirname, "test/unit/host/support/vscode/vscode.ts") };

const setupFiles = ["test/builders/sameWorldsEachRun.ts"];

/** One project a layer, so that each can be run and counted alone. Integration runs under Mocha inside VS Code. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts"],
          alias,
          setupFiles: [...setupFiles, "test/unit/host/support/vscode/asNew.ts"],
          testTimeout: 240_000,
        },
      },
      {
        test: {
          name: "contract",
          include: ["test/contract/**/*.test.ts"],
          setupFiles,
          // The files of a worker share what they import: to load it for each took as long as a third of the tests.
          isolate: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: "webview",
          include: ["test/webview/**/*.test.ts"],
          // The files of a worker share its browser (`test/webview/panels.ts`), each with pages of its own.
          isolate: false,
          // One second, which is the default, is short for a page on a busy machine.
          expect: { poll: { timeout: 90_000 } },
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: "test/e2e/installOnce.ts",
          // The files of a worker load Playwright once.
          isolate: false,
          testTimeout: 480_000,
          hookTimeout: 240_000,
          // Each window has a server and a profile of its own; more of them at once would starve each other.
          maxWorkers: 2,
        },
      },
    ],
  },
});
