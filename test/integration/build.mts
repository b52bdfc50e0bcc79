import { globSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const outdir = path.resolve(here, "../../out/integration/suite");

/**
 * Bundles the suite for VS Code's extension host; answers the module that has `run()`. Each spec is a file of its own
 * below it, found again by `run` at run time. `vscode` is the host's own, and Mocha is loaded from `node_modules`.
 */
export async function buildIntegration(): Promise<string> {
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: [
      path.join(here, "index.ts"),
      ...globSync("**/*.test.ts", { cwd: here }).map((name) => path.join(here, name)),
    ],
    outdir,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return path.join(outdir, "index.js");
}
