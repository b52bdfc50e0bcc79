import { writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";

/**
 * Called by VS Code inside the extension host: activates extensions one after the other, and writes how long each took (ms) and what it loaded to the file beside this one.
 */
export async function run(): Promise<void> {
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

/** JSON of `{"order":[ids]}`, put there as the suite is built. */
declare const ORDER: string;
