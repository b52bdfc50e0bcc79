import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { exclusively } from "../lib/exclusively.mts";
import { vscodeFolder } from "../lib/places.mts";
import { isStamped, stamp } from "../lib/stamp.mts";
import { messageOf, npmCommand, PlainFailure, runQuietly, step } from "../lib/step.mjs";

/** VS Code 1.139.1, as server and browser build, from the npm registry. */
const version = "4.139.1";
/** The hash of that package, as package-lock.json has one of every other. */
const integrity = "sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==";
const folder = path.join(vscodeFolder, `code-server-${version}`);
const packageFolder = path.join(folder, "node_modules", "code-server");
const ownExtensions = path.join(packageFolder, "lib/vscode/extensions");
const fewExtensions = path.join(folder, "few-extensions");
const stampFile = path.join(folder, "installed");
const fewStampFile = path.join(folder, "few-extensions-copied");

export interface VscodeServer {
  /** Installs a VSIX and serves the workbench as a user runs it; keeps secrets over reload and restart. */
  readonly entry: string;
  /** VS Code's own server: with its smoke test driver it runs a test suite inside the extension host. */
  readonly serverMain: string;
  /**
   * A folder of those of VS Code's own extensions that a window of tests needs: `--builtin-extensions-dir`. Without Git, the
   * debuggers, Copilot and what signs in, a window starts with a quarter less work.
   */
  readonly fewExtensions: string;
}

/** Of the extensions that run code, those that our documents are opened with. */
const codeOfDocuments = ["configuration-editing", "json-language-features", "markdown-language-features"];

/**
 * Makes sure VS Code's server is in `.vscode-test/` (590 MB, about half a minute the first time). Nothing is compiled:
 * the native modules it would build (kerberos, spdlog) need system headers, and it runs without them.
 */
export async function provideVscodeServer(): Promise<VscodeServer> {
  if (!isStamped(stampFile, version)) await exclusively("vscode-server", install);
  if (!isStamped(fewStampFile, version)) await exclusively("vscode-server", copyFewExtensions);
  copyFileSync(
    path.join(import.meta.dirname, "logFiles.cjs"),
    path.join(packageFolder, "lib/vscode/node_modules/@vscode/spdlog/index.js"),
  );
  return {
    entry: path.join(packageFolder, "out/node/entry.js"),
    serverMain: path.join(packageFolder, "lib/vscode/out/server-main.js"),
    fewExtensions,
  };
}

async function install(): Promise<void> {
  // Another process may have installed it while this one waited.
  if (isStamped(stampFile, version)) return;
  // What an interrupted install left is of unknown worth.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Its own package: without one, npm would install into the checkout above.
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true }));
  try {
    await step("Installing VS Code's server from the npm registry (1 of 2)", () =>
      npmInstall(folder, ["--no-save", `code-server@${version}`]),
    );
    // Nothing of it has run yet: install scripts are off.
    refuseOther(path.join(folder, "node_modules", ".package-lock.json"));
    await step("Installing what VS Code's server runs on (2 of 2)", () =>
      npmInstall(path.join(packageFolder, "lib/vscode"), ["--omit=dev"]),
    );
  } catch (error) {
    throw new PlainFailure(
      `${messageOf(error)}\n\nVS Code's server could not be installed. Check that the npm registry can be reached (npm ping) and that 600 MB of disk are free, then run this again: it starts over.`,
    );
  }
  stamp(stampFile, version);
}

/** Languages and themes are only declared, and all of them are kept. */
async function copyFewExtensions(): Promise<void> {
  // Another process may have copied them while this one waited.
  if (isStamped(fewStampFile, version)) return;
  for (const name of readdirSync(ownExtensions)) {
    const manifest = path.join(ownExtensions, name, "package.json");
    if (!existsSync(manifest)) continue;
    const { main, browser } = JSON.parse(readFileSync(manifest, "utf8"));
    const runsCode = main !== undefined || browser !== undefined;
    if (runsCode && !codeOfDocuments.includes(name)) continue;
    cpSync(path.join(ownExtensions, name), path.join(fewExtensions, name), { recursive: true });
  }
  stamp(fewStampFile, version);
}

/** @param record what npm noted of the install, with the hash it held each package to */
function refuseOther(record: string): void {
  const { packages } = JSON.parse(readFileSync(record, "utf8"));
  const found: unknown = packages?.["node_modules/code-server"]?.integrity;
  if (found !== integrity) throw new Error(`code-server ${version} is not the one that is expected: ${String(found)}`);
}

async function npmInstall(cwd: string, args: readonly string[]): Promise<void> {
  const npm = npmCommand(process.execPath);
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await runQuietly({ ...npm, args: [...npm.args, "install", ...quiet, ...args], cwd, env: withoutNpmScript() });
}

/** What the outer `npm run` sets for its own package (its folder, its script's name) must not steer this install. */
function withoutNpmScript(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package|lifecycle|config_(local_prefix|prefix))|^(INIT_CWD|NODE_ENV)$/.test(name),
    ),
  );
}
