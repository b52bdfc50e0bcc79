import { spawn } from "node:child_process";
import path from "node:path";
import { out, root } from "../lib/places.mts";
import { type LayerResult, layerResult } from "./result.mts";
import { readVitestReport } from "./vitestReport.mts";

/** Runs one project of `vitest.config.mts`; failures are shown as they come, counts are read from its report file. */
export async function runVitestLayer(project: string): Promise<LayerResult> {
  const report = path.join(out, project, "result.json");
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        path.join(root, "node_modules/vitest/vitest.mjs"),
        ...["run", "--project", project, "--allowOnly=false", "--silent=passed-only"],
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
