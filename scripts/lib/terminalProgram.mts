import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "./build.mts";
import { reportFailure } from "./main.mts";
import { dist } from "./places.mts";

/**
 * Runs a bundled terminal program in this process, built first when its sources changed: its stdout, signals and exit
 * code are its own. `process.argv` reads as if Node had been given the bundle.
 */
export async function runTerminalProgram(bundle: string): Promise<void> {
  try {
    await ensureBuilt();
  } catch (error) {
    reportFailure(error);
    return;
  }
  const file = path.join(dist, bundle);
  process.argv = [process.execPath, file, ...process.argv.slice(2)];
  await import(pathToFileURL(file).href);
}
