import { type ChildProcess, spawn } from "node:child_process";
import { messageOf, PlainFailure } from "../lib/step.mjs";

const START_MS = 60_000;
const STOP_MS = 5000;

export interface ServerProcess {
  /** What the pattern's first group matched in the server's output: where it listens. */
  readonly said: string;
  stop(): Promise<void>;
}

/**
 * Starts VS Code's server on Node 24 and waits for the line that says where it listens: it is told port 0 and says
 * which one it got, so that no other process can take the port in between.
 */
export async function startServerProcess(options: {
  readonly args: readonly string[];
  /** Also where it keeps the little that its own flags do not place, else that went to the user's home. */
  readonly cwd: string;
  readonly listening: RegExp;
  /** What the server and the extension host write, for a log file. */
  readonly onOutput: (text: string) => void;
}): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...options.args], {
    cwd: options.cwd,
    env: { ...serverEnvironment(), XDG_DATA_HOME: options.cwd },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that stopping reaches the extension host too, and Ctrl+C is ours to handle.
    detached: process.platform !== "win32",
  });
  const release = stopWithThisProcess(child);
  const stop = async () => {
    release();
    await end(child);
  };
  try {
    return { said: await lineOf(child, options), stop };
  } catch (error) {
    await stop();
    throw new PlainFailure(`VS Code's server did not start: ${messageOf(error)}`);
  }
}

/** Nobody would end a server whose script is gone: it has a group of its own, so Ctrl+C does not reach it. */
function stopWithThisProcess(child: ChildProcess): () => void {
  const onExit = () => signalGroup(child, "SIGKILL");
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const onSignal = (signal: NodeJS.Signals) => {
    // Whoever else listens ends the work in order, and the server with it.
    if (process.listenerCount(signal) > 1) return;
    release();
    onExit();
    process.kill(process.pid, signal);
  };
  const release = () => {
    process.off("exit", onExit);
    for (const signal of signals) process.off(signal, onSignal);
  };
  process.on("exit", onExit);
  for (const signal of signals) process.on(signal, onSignal);
  return release;
}

function lineOf(
  child: ChildProcess,
  options: { listening: RegExp; onOutput: (text: string) => void },
): Promise<string> {
  return new Promise((resolve, reject) => {
    let written = "";
    const timer = setTimeout(() => reject(new Error(`nothing after ${START_MS / 1000} s.\n${written}`)), START_MS);
    const read = (chunk: Buffer) => {
      const text = chunk.toString("utf8");
      options.onOutput(text);
      if (written.length > 100_000) return;
      written += text;
      const found = options.listening.exec(written)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`it ended with ${code ?? signal}.\n${written}`));
    });
  });
}

/** The surroundings without what steers a server: we may ourselves run in a terminal of VS Code or of code-server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|CODE_SERVER_|CS_|npm_|ELECTRON_)|^(PORT|PASSWORD|HASHED_PASSWORD|LOG_LEVEL)$/.test(name),
  );
  // VS Code takes it that a terminal started it, and asks no login shell for variables that it was given already.
  return { ...Object.fromEntries(own), VSCODE_CLI: "1" };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  signalGroup(child, "SIGTERM");
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), STOP_MS);
  await ended;
  clearTimeout(timer);
  // The extension host outlives its parent by seconds when asked kindly; nobody needs it now.
  signalGroup(child, "SIGKILL");
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: the whole group has ended.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
