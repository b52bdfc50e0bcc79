/**
 * The door of every `npm` script: `node scripts/launch.mjs NAME [arguments]`. Works with nothing installed and Node 20:
 * installs what package-lock.json asks for, then runs the script in a new process on the Node of the `node` package
 * (24: it reads TypeScript, and VS Code's server needs it). A new process, since a shell line goes on with the Node it
 * found first. Says what it does on stderr: stdout belongs to the script.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lib/lock.mjs";
import { messageOf, npmCommand, PlainFailure, runQuietly, step } from "./lib/step.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, "node_modules");
const ownNode = path.join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");

try {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    throw new PlainFailure(
      `Node 20 or newer is needed; this is ${process.version}. See https://nodejs.org/en/download`,
    );
  }
  const [name = "", ...args] = process.argv.slice(2);
  const command = commandOf(name);
  if (!isInstalled() || !ownNodeRuns()) await install();
  start([...command, ...args]);
} catch (error) {
  process.stderr.write(
    `${error instanceof PlainFailure ? error.message : error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = 1;
}

/** @param {string} name */
function commandOf(name) {
  if (name === "build") return [path.join(root, "esbuild.mts")];
  if (name === "watch") return [path.join(root, "esbuild.mts"), "--watch"];
  const script = path.join(root, "scripts", `${name}.mts`);
  if (!/^[a-z]+$/.test(name) || !existsSync(script)) {
    throw new PlainFailure(`There is no script named "${name}". See "scripts" in package.json for those there are.`);
  }
  return [script];
}

/**
 * Whether node_modules holds what the lockfile asks for. npm keeps its own record of what it installed, written last,
 * so an interrupted install has none, and one made by hand (`npm install`) counts.
 */
function isInstalled() {
  const record = path.join(modules, ".package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = packagesOf(path.join(root, "package-lock.json"));
  const present = packagesOf(record);
  return Object.entries(wanted).every(
    ([place, entry]) => place === "" || entry.optional === true || present[place]?.version === entry.version,
  );
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, "utf8")).packages;
}

/** The `node` package brings its binary by an install script, which `--ignore-scripts` and some policies skip. */
function ownNodeRuns() {
  if (!existsSync(ownNode)) return false;
  if (realpathSync(process.execPath) === realpathSync(ownNode)) return true;
  return spawnSync(ownNode, ["--version"], { encoding: "utf8" }).stdout?.startsWith("v24.") === true;
}

async function install() {
  const folder = path.join(root, ".cache", "install.lock");
  const waiting = (/** @type {number | null} */ owner) =>
    process.stderr.write(`Waiting for process ${owner ?? "?"}, which is installing the packages too …\n`);
  await withLock({ folder, waiting }, async () => {
    if (!isInstalled()) await step("Installing the packages of package-lock.json (npm ci)", installPackages);
    if (!ownNodeRuns()) await step("Installing Node 24 from the npm registry", installNode);
  });
}

async function installPackages() {
  const npm = npmCommand(process.env.npm_node_execpath ?? process.execPath);
  const args = [...npm.args, "ci", "--no-audit", "--no-fund", "--loglevel=error"];
  try {
    await runQuietly({ ...npm, args, cwd: root });
  } catch (error) {
    throw new PlainFailure(
      `${messageOf(error)}\n\nThe packages could not be installed. Check that the npm registry can be reached (npm ping), then run this again.`,
    );
  }
}

async function installNode() {
  const cwd = path.join(modules, "node");
  try {
    await runQuietly({ command: process.execPath, args: ["installArchSpecificPackage.js"], cwd });
  } catch (error) {
    throw new PlainFailure(
      `${messageOf(error)}\n\nNode 24 could not be installed from the npm registry. Run this again.`,
    );
  }
  if (!ownNodeRuns()) {
    throw new PlainFailure(
      `Node 24 does not run on this machine (${ownNode}). Delete node_modules and run this again.`,
    );
  }
}

/** @param {string[]} command */
function start(command) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  const first = [path.dirname(ownNode), path.join(modules, ".bin")].join(path.delimiter);
  const env = { ...process.env, [key]: `${first}${path.delimiter}${process.env[key] ?? ""}` };
  const child = spawn(ownNode, command, { stdio: "inherit", env, cwd: root });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    // A terminal sends Ctrl+C to the whole group: the script has it already, and a second one means "by force".
    process.on(signal, () => {
      if (signal !== "SIGINT" || process.stdin.isTTY !== true) child.kill(signal);
    });
  }
  child.once("error", (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
  child.once("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  });
}
