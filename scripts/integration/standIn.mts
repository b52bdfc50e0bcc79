/**
 * Stands in for VS Code's executable where no desktop build can be had: takes the arguments `@vscode/test-electron`
 * gives to it, runs the same suite in the extension host of VS Code's server with a browser as its window, and ends
 * with the suite's exit code.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { main } from "../lib/main.mts";
import { out } from "../lib/places.mts";
import { PlainFailure } from "../lib/step.mjs";
import { provideVscodeServer } from "../provision/vscodeServer.mts";
import { openTestBrowser } from "../workbench/browser.mts";
import { outputFile } from "../workbench/outputFile.mts";
import { startServerProcess } from "../workbench/serverProcess.mts";

/** A suite that never reports its end has hung. */
const SUITE_MS = 25 * 60_000;

const { values } = parseArgs({
  strict: false,
  options: {
    extensionDevelopmentPath: { type: "string" },
    extensionTestsPath: { type: "string" },
    "user-data-dir": { type: "string" },
    "extensions-dir": { type: "string" },
    log: { type: "string" },
  },
});

await main(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "bl-"));
  const workspace = path.join(folder, "my-app");
  mkdirSync(workspace);
  const log = outputFile(path.join(out, "integration/server.log"));
  const { serverMain, fewExtensions } = await provideVscodeServer();
  const server = await startServerProcess({
    args: [
      ...[serverMain, "--builtin-extensions-dir", fewExtensions],
      ...["--host", "127.0.0.1", "--port", "0", "--without-connection-token", "--accept-server-license-terms"],
      ...["--enable-smoke-test-driver", "--telemetry-level", "off", "--server-data-dir", path.join(folder, "server")],
      ...["--user-data-dir", textOf("user-data-dir"), "--extensions-dir", textOf("extensions-dir")],
    ],
    cwd: folder,
    listening: /Extension host agent listening on (\d+)/,
    onOutput: log.write,
  });
  try {
    return await runSuite({ port: server.said, workspace });
  } finally {
    await server.stop();
    log.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});

/** Opens the window, in which the server starts an extension host for the suite; resolves to the suite's exit code. */
async function runSuite(options: { readonly port: string; readonly workspace: string }): Promise<number> {
  const remote = (file: string) => `vscode-remote://127.0.0.1:${options.port}${file}`;
  const payload = [
    ["extensionDevelopmentPath", remote(textOf("extensionDevelopmentPath"))],
    ["extensionTestsPath", remote(textOf("extensionTestsPath"))],
    ...(typeof values.log === "string" ? [["logLevel", values.log]] : []),
  ];
  const browser = await openTestBrowser();
  try {
    // What moves would be painted sixty times a second, for nobody, and so would all of a large window.
    const page = await browser.newPage({ reducedMotion: "reduce", viewport: { width: 640, height: 400 } });
    const exit = new Promise<number>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new PlainFailure(`The suite had not ended after ${SUITE_MS / 60_000} minutes.`)),
        SUITE_MS,
      );
      // The two doors that VS Code's driver expects in the page.
      const doors = [
        page.exposeFunction("codeAutomationLog", (type: string, args: readonly unknown[]) => print(type, args)),
        page.exposeFunction("codeAutomationExit", (code: number) => {
          clearTimeout(timer);
          resolve(code);
        }),
      ];
      Promise.all(doors)
        .then(() => page.goto(address(options, payload)))
        .catch(reject);
    });
    return await exit;
  } finally {
    await browser.close();
  }
}

function address(options: { readonly port: string; readonly workspace: string }, payload: string[][]): string {
  const query = new URLSearchParams({ folder: options.workspace, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${options.port}/?${query}`;
}

function print(type: string, args: readonly unknown[]): void {
  const stream = type === "error" || type === "warn" ? process.stderr : process.stdout;
  stream.write(`${args.map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join(" ")}\n`);
}

function textOf(name: keyof typeof values): string {
  const value = values[name];
  if (typeof value !== "string") throw new PlainFailure(`The stand-in for VS Code was started without --${name}.`);
  return value;
}
