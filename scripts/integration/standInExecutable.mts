import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { out } from "../lib/places.mts";

/** Writes the one file that can be started without arguments of its own: `@vscode/test-electron` wants an executable. */
export function standInExecutable(): string {
  const script = path.join(import.meta.dirname, "standIn.mts");
  const windows = process.platform === "win32";
  const file = path.join(out, "integration", windows ? "vscode.cmd" : "vscode");
  mkdirSync(path.dirname(file), { recursive: true });
  const text = windows
    ? `@"${process.execPath}" "${script}" %*\r\n`
    : `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`;
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}
