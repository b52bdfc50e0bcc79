import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { runIntegration } from "../integration/runIntegration.mts";
import { ensureBuilt } from "../lib/build.mts";
import { root } from "../lib/places.mts";
import { ensureNpmPackage } from "../package/packageNpm.mts";
import { ensurePackaged } from "../package/packageVsix.mts";
import { provideChromium } from "../provision/chromium.mts";
import { hasDisplay } from "../provision/desktop.mts";
import { provideRecipeRunners } from "../provision/recipeRunners.mts";
import { provideVscodeServer } from "../provision/vscodeServer.mts";
import type { PartName } from "./budget.mts";
import type { LayerResult } from "./result.mts";
import { runVitestLayer } from "./vitestLayer.mts";

export interface Layer {
  readonly name: PartName;
  /** Installs and builds what the tests need. */
  readonly prepare: () => Promise<unknown>;
  readonly run: () => Promise<LayerResult>;
}

/** A test that measures its whole process, in which nothing else may have run. */
const measuresItsProcess = "trust/longLife.test.ts";

/**
 * Runs the files that can share a worker, which loads what they share once, and beside them the others, which mostly wait. What
 * a test changes of the process it puts back itself; the stand-in for VS Code is put back for each file.
 */
async function runUnit(): Promise<LayerResult> {
  const folder = path.join(root, "test/unit");
  const apart = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".test.ts"))
    .filter((name) => name === measuresItsProcess || replacesModules(path.join(folder, name)))
    .map((name) => `test/unit/${name}`);
  const excluded = apart.flatMap((file) => ["--exclude", file]);
  // More workers than cores: some tests wait, for a process or for a heartbeat.
  const [first, second] = await Promise.all([
    runVitestLayer("unit", { name: "shared", workers: 3, args: ["--no-isolate", ...excluded] }),
    runVitestLayer("unit", { name: "apart", workers: 1, args: apart }),
  ]);
  return {
    passed: first.passed + second.passed,
    failed: first.failed + second.failed,
    notes: [...first.notes, ...second.notes],
  };
}

/** A module that is replaced for one file must be as it was for the next. */
function replacesModules(file: string): boolean {
  return readFileSync(file, "utf8").includes("vi.mock(");
}

/** From the fastest to the one that sees the whole. */
export const layers: readonly Layer[] = [
  { name: "unit", prepare: ensureBuilt, run: runUnit },
  {
    name: "contract",
    prepare: async () => {
      await provideChromium();
      await provideRecipeRunners();
      await ensureNpmPackage();
    },
    // A recipe waits for its runner, and its runner for an emulator: another file goes on meanwhile.
    run: () => runVitestLayer("contract", { workers: 2 }),
  },
  {
    name: "webview",
    prepare: async () => {
      await provideChromium();
      await ensurePackaged();
    },
    // A page waits for its host and for frames: another can be drawn meanwhile.
    run: () => runVitestLayer("webview", { workers: 2 }),
  },
  {
    name: "integration",
    prepare: async () => {
      await ensureBuilt();
      // With a display, the suite finds or downloads the desktop build itself.
      if (hasDisplay()) return;
      await provideChromium();
      await provideVscodeServer();
    },
    run: runIntegration,
  },
  {
    name: "e2e",
    prepare: async () => {
      await provideChromium();
      await provideVscodeServer();
      await ensurePackaged();
    },
    // A window waits for its server and its server for the window: another goes on meanwhile.
    run: () => runVitestLayer("e2e", { workers: 2 }),
  },
];
