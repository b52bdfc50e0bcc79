import { spawn } from "node:child_process";
import path from "node:path";
import { out, root } from "../lib/places.mts";
import { type LayerResult, layerResult } from "./result.mts";
import { readVitestReport } from "./vitestReport.mts";

/** How the files of a project are run. */
export interface VitestPass {
  /** How many files at once; Vitest's own default, one on two cores, when absent. What waits in one then holds up no other. */
  readonly workers?: number;
  /** Further arguments: which files, and how. */
  readonly args?: readonly string[];
  /** Tells the report of this pass from that of another. */
  readonly name?: string;
}

/** Runs one project of `vitest.config.mts`; failures are shown as they come, counts are read from its report file. */
export async function runVitestLayer(project: string, pass: VitestPass = {}): Promise<LayerResult> {
  const report = path.join(out, project, `${pass.name ?? "result"}.json`);
  const workers = pass.workers === undefined ? [] : [`--maxWorkers=${pass.workers}`];
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        path.join(root, "node_modules/vitest/vitest.mjs"),
        ...["run", "--project", project, ...workers, ...(pass.args ?? []), "--allowOnly=false", "--silent=passed-only"],
        ...["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`],
      ],
      // Their talk is for people, and stdout is for the lines that count.
      { cwd: root, env: environment(), stdio: ["ignore", process.stderr, process.stderr] },
    );
    child.once("error", reject);
    child.once("exit", (code) => resolve(code));
  });
  return layerResult({ ...readVitestReport(report), exitCode });
}

/** A log is read without colours: there, every dot would carry its own escape codes. */
function environment(): NodeJS.ProcessEnv {
  if (process.stderr.isTTY) return process.env;
  const { FORCE_COLOR: _, ...rest } = process.env;
  return { ...rest, NO_COLOR: "1" };
}
