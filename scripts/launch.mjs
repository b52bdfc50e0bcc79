/**
 * The door of every `npm` script: `node scripts/launch.mjs NAME [arguments]`. Works with nothing installed and Node 20:
 * installs what package-lock.json asks for, then runs the script in a new process on the Node 24 that is among it (24
 * reads TypeScript, and VS Code's server needs it). On a system without such a package, a Node of the machine that is new
 * enough runs it. A new process, since a shell line goes on with the Node it found first. Says what it does on stderr:
 * stdout belongs to the script.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lib/lock.mjs";
import { isNewEnough, leastMajor, pinnedNode } from "./lib/ownNode.mjs";
import { messageOf, npmCommand, PlainFailure, runQuietly, step } from "./lib/step.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, "node_modules");
const pinned = pinnedNode(process.platform, process.arch);
const ownNode = pinned === null ? null : path.join(modules, pinned);

try {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    throw new PlainFailure(
      `Node 20 or newer is needed; this is ${process.version}. See https://nodejs.org/en/download`,
    );
  }
  const [name = "", ...args] = process.argv.slice(2);
  const command = commandOf(name);
  if (!isInstalled()) await install();
  start(nodeToRun(), [...command, ...args]);
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
  // npm passes over an optional package that it could not get, without a word: the one with Node is wanted all the same.
  const isWanted = (/** @type {string} */ place) =>
    wanted[place]?.optional !== true || pinned?.startsWith(`${place.replace("node_modules/", "")}/`);
  return Object.entries(wanted).every(
    ([place, entry]) => place === "" || !isWanted(place) || present[place]?.version === entry.version,
  );
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, "utf8")).packages;
}

/** The Node of the lockfile, else the one that runs this if it is new enough. */
function nodeToRun() {
  if (ownNode !== null && runs(ownNode)) return ownNode;
  if (!isNewEnough(process.version)) {
    throw new PlainFailure(
      `Node ${leastMajor} or newer is needed, and the one of package-lock.json ${ownNode === null ? "is not made for this system" : `does not run here (${ownNode})`}. Install it from https://nodejs.org/en/download, then run this again with it.`,
    );
  }
  process.stderr.write(`Running on the Node of this machine, ${process.version}: package-lock.json has none for it.\n`);
  return process.execPath;
}

/** @param {string} node */
function runs(node) {
  if (!existsSync(node)) return false;
  if (realpathSync(process.execPath) === realpathSync(node)) return true;
  return isNewEnough(spawnSync(node, ["--version"], { encoding: "utf8" }).stdout ?? "");
}

async function install() {
  const folder = path.join(root, ".cache", "install.lock");
  const waiting = (/** @type {number | null} */ owner) =>
    process.stderr.write(`Waiting for process ${owner ?? "?"}, which is installing the packages too …\n`);
  await withLock({ folder, waiting }, async () => {
    if (isInstalled()) return;
    await step("Installing the packages of package-lock.json (npm ci)", installPackages);
  });
}

async function installPackages() {
  const npm = npmCommand(process.env.npm_node_execpath ?? process.execPath);
  const args = [...npm.args, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  try {
    await runQuietly({ ...npm, args, cwd: root });
  } catch (error) {
    throw new PlainFailure(
      `${messageOf(error)}\n\nThe packages could not be installed. Check that the npm registry can be reached (npm ping), then run this again.`,
    );
  }
}

/**
 * @param {string} node
 * @param {string[]} command
 */
function start(node, command) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  const first = [path.dirname(node), path.join(modules, ".bin")].join(path.delimiter);
  const env = { ...process.env, [key]: `${first}${path.delimiter}${process.env[key] ?? ""}` };
  const child = spawn(node, command, { stdio: "inherit", env, cwd: root });
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
