import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { finished } from "node:stream/promises";
import { runTests, TestRunFailedError } from "@vscode/test-electron";
import { buildIntegration } from "../../test/integration/build.mts";
import { type LayerResult, layerResult } from "../layers/result.mts";
import { ensureBuilt } from "../lib/build.mts";
import { out, root, vscodeFolder } from "../lib/places.mts";
import { quietConsole } from "../lib/quietConsole.mts";
import { provideChromium } from "../provision/chromium.mts";
import { downloadedDesktop, namedDesktop } from "../provision/desktop.mts";
import { provideVscodeServer } from "../provision/vscodeServer.mts";
import { type Profile, profileAt } from "../workbench/profile.mts";
import { readMochaReport } from "./mochaReport.mts";
import { standInExecutable } from "./standInExecutable.mts";

const folder = path.join(out, "integration");

/**
 * Runs the Mocha suite of `test/integration` inside the extension host of a real VS Code: the desktop build where one
 * is named or can be downloaded, else VS Code's server behind the stand-in. The counts are the suite's own.
 */
export async function runIntegration(): Promise<LayerResult> {
  await ensureBuilt();
  mkdirSync(folder, { recursive: true });
  const suite = await buildIntegration();
  const { executable, note } = await chooseVscode();
  const exitCode = await runSuite(executable, suite, emptyProfile());
  const report = readMochaReport(path.join(folder, "result.json"));
  for (const failure of report.failures) process.stderr.write(`  FAILED  ${failure}\n`);
  return layerResult({ ...report, failed: report.failures.length, exitCode, notes: [note] });
}

async function chooseVscode(): Promise<{ readonly executable: string; readonly note: string }> {
  const desktop = namedDesktop() ?? (await downloadedDesktop());
  if (desktop !== undefined) return { executable: desktop, note: `ran in the desktop build: ${desktop}` };
  await provideVscodeServer();
  await provideChromium();
  return {
    executable: standInExecutable(),
    note: "ran in VS Code's server and browser build from npm; desktop not run",
  };
}

/** A suite starts on an empty profile, whatever the one before it left. */
function emptyProfile(): Profile {
  // A short name: VS Code puts sockets below it, and their paths may not be long.
  const place = path.join(vscodeFolder, "i");
  rmSync(place, { recursive: true, force: true });
  return profileAt(place);
}

/** Resolves to the exit code of VS Code, which is the suite's; what its window says goes to a file. */
async function runSuite(executable: string, suite: string, profile: Profile): Promise<number | null> {
  const log = createWriteStream(path.join(folder, "window.log"));
  try {
    // It says the exit code on the console; the caller reads it.
    return await quietConsole(() =>
      runTests({
        vscodeExecutablePath: executable,
        extensionDevelopmentPath: root,
        extensionTestsPath: suite,
        launchArgs: [profile.workspace, "--user-data-dir", profile.userData, "--extensions-dir", profile.extensions],
        stdout: log,
        stderr: log,
      }),
    );
  } catch (error) {
    const { cause } = error instanceof Error ? error : {};
    if (cause instanceof TestRunFailedError) return cause.code ?? null;
    throw error;
  } finally {
    log.end();
    await finished(log);
  }
}
