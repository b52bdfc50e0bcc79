// Plain JavaScript: `launch.mjs` needs it before there is a Node that reads TypeScript.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** Where nobody rewrites a line (a log), a line this often says that the step still runs. */
const LOG_EVERY_MS = 15_000;
const TERMINAL_EVERY_MS = 1000;
/** What a failed command said last: enough for its reason, not its whole story. */
const TAIL_LINES = 25;

/** A failure whose message is a plain sentence that says what to do: shown without a stack. */
export class PlainFailure extends Error {}

/**
 * Says on stderr that a slow step runs, with the seconds it has taken so far, and how long it took.
 * @template T
 * @param {string} label e.g. `Installing VS Code's server`
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const started = performance.now();
  const seconds = () => `${Math.round((performance.now() - started) / 1000)} s`;
  const terminal = process.stderr.isTTY === true;
  process.stderr.write(terminal ? `${label} …` : `${label} …\n`);
  const timer = setInterval(
    () => process.stderr.write(terminal ? `\r${label} … ${seconds()}` : `  still: ${label}, ${seconds()}\n`),
    terminal ? TERMINAL_EVERY_MS : LOG_EVERY_MS,
  );
  try {
    const result = await work();
    process.stderr.write(terminal ? `\r${label}: done in ${seconds()}\n` : `  done in ${seconds()}\n`);
    return result;
  } catch (error) {
    process.stderr.write(terminal ? `\r${label}: failed after ${seconds()}\n` : `  failed after ${seconds()}\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/**
 * Runs a command quietly: its output is shown only when it fails (its last lines, in the error's message).
 * @param {{ command: string, args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv, shell?: boolean }} options
 * @returns {Promise<string>} what it wrote
 */
export function runQuietly(options) {
  return new Promise((resolve, reject) => {
    const child = spawn(options.command, [...options.args], {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
      shell: options.shell ?? false,
    });
    /** @type {Buffer[]} */
    const written = [];
    child.stdout.on("data", (chunk) => written.push(chunk));
    child.stderr.on("data", (chunk) => written.push(chunk));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      const text = Buffer.concat(written).toString("utf8");
      if (code === 0) return resolve(text);
      const tail = text.trimEnd().split("\n").slice(-TAIL_LINES).join("\n");
      reject(new Error(`${options.command} ${options.args.join(" ")} ended with ${code ?? signal}\n${tail}`));
    });
  });
}

/**
 * How to start the npm that runs us, or the one on the path.
 * @param {string} node the Node to run it with
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand(node) {
  const script = process.env.npm_execpath ?? beside(node);
  if (script !== undefined && /npm-cli\.c?js$/.test(script)) return { command: node, args: [script], shell: false };
  return { command: "npm", args: [], shell: process.platform === "win32" };
}

/**
 * Where the installer of Windows puts npm: its `npm.cmd` would need a shell.
 * @param {string} node
 * @returns {string | undefined}
 */
function beside(node) {
  const script = path.join(path.dirname(node), "node_modules/npm/bin/npm-cli.js");
  return existsSync(script) ? script : undefined;
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
