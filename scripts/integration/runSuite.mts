import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { finished } from "node:stream/promises";
import { runTests, TestRunFailedError } from "@vscode/test-electron";
import { root, vscodeFolder } from "../lib/places.mts";
import { quietConsole } from "../lib/quietConsole.mts";
import { provideChromium } from "../provision/chromium.mts";
import { downloadedDesktop, namedDesktop } from "../provision/desktop.mts";
import { provideVscodeServer } from "../provision/vscodeServer.mts";
import { type Profile, profileAt } from "../workbench/profile.mts";
import { standInExecutable } from "./standInExecutable.mts";

interface SuiteInput {
  readonly suite: string;
  readonly profile: Profile;
  readonly log: string;
  readonly logLevel?: string;
}

export interface SuiteRun {
  /** The exit code of VS Code, which is the suite's. */
  readonly exitCode: number | null;
  /** Which VS Code it was, in words. */
  readonly note: string;
}

/**
 * Runs a module that has `run()` inside the extension host of a real VS Code with the extension in it: the desktop build
 * where one is named or can be downloaded, else VS Code's server behind the stand-in.
 * @param input.log where what the window says is written
 * @param input.logLevel as VS Code's own `--log`; its default when absent
 */
export async function runSuite(input: SuiteInput): Promise<SuiteRun> {
  const { executable, note } = await chooseVscode();
  return { exitCode: await runIn(executable, input), note };
}

/** A suite starts on an empty profile, whatever the one before it left. */
export function emptyProfile(): Profile {
  // A short name: VS Code puts sockets below it, and their paths may not be long.
  const place = path.join(vscodeFolder, "i");
  rmSync(place, { recursive: true, force: true });
  return profileAt(place);
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

async function runIn(executable: string, { suite, profile, log: file, logLevel }: SuiteInput): Promise<number | null> {
  mkdirSync(path.dirname(file), { recursive: true });
  const log = createWriteStream(file);
  try {
    // It says the exit code on the console; the caller reads it.
    return await quietConsole(() =>
      runTests({
        vscodeExecutablePath: executable,
        extensionDevelopmentPath: root,
        extensionTestsPath: suite,
        launchArgs: [
          ...[profile.workspace, "--user-data-dir", profile.userData, "--extensions-dir", profile.extensions],
          ...(logLevel === undefined ? [] : ["--log", logLevel]),
        ],
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
