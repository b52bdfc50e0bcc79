import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Lens } from "./lens.ts";

/** All that the extension has logged in this window so far. */
export function logText(lens: Lens): string {
  return globSync("**/*.log", { cwd: lens.folders.log })
    .map((name) => readFileSync(path.join(lens.folders.log, name), "utf8"))
    .join("\n");
}
