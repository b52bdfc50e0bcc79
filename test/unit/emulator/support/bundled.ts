import path from "node:path";
import { buildSync } from "esbuild";

const root = path.resolve(import.meta.dirname, "../../../..");

/**
 * Bundles a module for a process of its own, into one file below `out/`, and answers that file. Node would
 * read and strip a hundred files of TypeScript at each start, which took most of the time of tests that start many.
 * @param source from the root, e.g. `src/cli/emulator.ts`; no two of one name in one test file
 */
export function bundled(source: string): string {
  const file = path.join(root, "out/unit/programs", `${path.basename(source, ".ts")}-${process.pid}.mjs`);
  buildSync({
    absWorkingDir: root,
    entryPoints: [source],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    logLevel: "warning",
  });
  return file;
}
