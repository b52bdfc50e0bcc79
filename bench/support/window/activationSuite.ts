import { writeFileSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import * as vscode from "vscode";

/**
 * Called by VS Code inside the extension host: activates extensions one after the other, and writes how long each took (ms) and what it loaded to the file beside this one.
 */
export async function run(): Promise<void> {
  await settled();
  const { order } = JSON.parse(ORDER) as { order: readonly string[] };
  const measured: Record<string, { ms: number; files: readonly string[] }> = {};
  for (const id of order) {
    const extension = vscode.extensions.getExtension(id);
    if (extension === undefined) throw new Error(`${id} is not installed`);
    if (extension.isActive) throw new Error(`${id} was active before it was asked for`);
    const began = performance.now();
    await extension.activate();
    const ms = performance.now() - began;
    const files = Object.keys(require.cache).filter((file) =>
      file.startsWith(path.join(extension.extensionPath, "dist")),
    );
    measured[id] = { ms, files: files.map((file) => path.basename(file)) };
  }
  writeFileSync(path.join(__dirname, "activation.json"), JSON.stringify(measured));
}

/** A window that has just opened has much to do, and whatever is activated meanwhile waits for it. At most ten seconds. */
async function settled(): Promise<void> {
  let quiet = 0;
  for (let looks = 0; quiet < 5 && looks < 100; looks++) {
    const before = performance.eventLoopUtilization();
    await setTimeout(100);
    quiet = performance.eventLoopUtilization(before).utilization < 0.1 ? quiet + 1 : 0;
  }
}

/** JSON of `{"order":[ids]}`, put there as the suite is built. */
declare const ORDER: string;
