import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { StartOptions } from "../emulator/server/options.ts";
import { EmulatorError } from "./emulatorError.ts";
import type { ProcessMessage } from "./emulatorProcess.ts";
import { hint } from "./hint.ts";
import type { StartedEmulator } from "./startedEmulator.ts";
import { startFailureError } from "./startFailureError.ts";

/** What is kept of what the process says on stderr: enough for its last words. */
const keptCharacters = 2000;
/** Real ms that it may take to end before it is ended by force. */
const patience = 5000;

/**
 * Starts an emulator in a process of its own. It ends with this one, however that ends, and does not keep it alive: the
 * channel between the two is all that holds it.
 * @throws EmulatorError as `startEmulator`
 */
export async function startAsProcess(options: StartOptions): Promise<StartedEmulator> {
  const child = fork(path.join(import.meta.dirname, "emulatorProcess.mjs"), [], {
    // Options of this Node, such as an inspector's port, are not for it.
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const lastWords = keepLastWords(child);
  let death: string | null = null;
  const exited = new Promise<void>((resolve) => {
    child.once("exit", (code, signal) => {
      death = signal ?? `exit code ${code}`;
      resolve();
    });
    child.once("error", (error) => {
      death = error.message;
      resolve();
    });
  });
  child.send(options);
  const said = new Promise<Exclude<ProcessMessage, { kind: "hint" }>>((resolve) => {
    child.on("message", (message: ProcessMessage) => {
      if (message.kind === "hint") hint(message.sentence);
      else resolve(message);
    });
  });
  const message = await Promise.race([said, exited.then(() => null)]);
  if (message === null)
    throw new EmulatorError("cannot-start", `The emulator ended as it started (${death})${lastWords()}.`);
  if (message.kind === "failed") throw startFailureError(message.failure, options.port);
  letGo(child);
  const { url, token, note } = message;
  return {
    url,
    token,
    note,
    death: () => (death === null ? null : `${death}${lastWords()}`),
    async close() {
      child.ref();
      if (child.connected) child.disconnect();
      const force = setTimeout(() => child.kill("SIGKILL"), patience);
      await exited;
      clearTimeout(force);
    },
  };
}

/** From now on the process keeps this one alive no longer. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  Reflect.get(Object(child.stderr), "unref")?.call(child.stderr);
}

function keepLastWords({ stderr }: ChildProcess): () => string {
  let kept = "";
  stderr?.setEncoding("utf8").on("data", (text: string) => {
    kept = (kept + text).slice(-keptCharacters);
  });
  return () => (kept.trim() === "" ? "" : `: ${kept.trim()}`);
}
