import { globSync, mkdirSync } from "node:fs";
import path from "node:path";
import Mocha from "mocha";
import * as vscode from "vscode";
import { extensionId, openLens, set } from "./support/lens.ts";
import { loadedFiles } from "./support/loadedFiles.ts";

/** A suite that finds fewer specs than this has lost some on the way. */
const fewestSpecs = 12;

/** What the root hook leaves for the tests in Mocha's shared context. */
export interface SharedContext {
  /** The extension's own files that were loaded when `activate` had returned. */
  readonly loadedAtActivation: readonly string[];
  /** And when the rows of the tree had been read, before any command. */
  readonly loadedWithRows: readonly string[];
}

/** Called by VS Code inside the extension host. Rejects when a test failed, and when none ran. */
export async function run(): Promise<void> {
  const specs = globSync("**/*.test.js", { cwd: __dirname }).sort();
  if (specs.length < fewestSpecs) throw new Error(`found ${specs.length} specs, expected at least ${fewestSpecs}`);
  const output = path.resolve(__dirname, "../result.json");
  mkdirSync(path.dirname(output), { recursive: true });
  const mocha = new Mocha({
    ui: "bdd",
    timeout: 180_000,
    forbidOnly: true,
    forbidPending: true,
    reporter: "json",
    reporterOptions: { output },
    rootHooks: { beforeAll: activate },
  });
  for (const spec of specs) mocha.addFile(path.join(__dirname, spec));
  await mocha.loadFilesAsync();
  const { passes, failures } = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats ?? { ...noStats }));
  });
  if (failures > 0) throw new Error(`${failures} integration tests failed`);
  if (passes === 0) throw new Error("no integration test ran");
}

const noStats: Mocha.Stats = { suites: 0, tests: 0, passes: 0, pending: 0, failures: 0 };

/** Real activation, once, before any test: what was loaded by then is part of what is tested. */
async function activate(this: Mocha.Context): Promise<void> {
  const lens = await openLens();
  const folder = vscode.extensions.getExtension(extensionId)?.extensionPath ?? "";
  const loaded = () => loadedFiles(path.join(folder, "dist"));
  const loadedAtActivation = loaded();
  await lens.rows();
  const shared: SharedContext = { loadedAtActivation, loadedWithRows: loaded() };
  Object.assign(this, shared);
  // A test cannot answer the question; the command's own test asks it back.
  await set("confirmRealTimeFetch", false);
}
