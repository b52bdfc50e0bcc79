import { mkdirSync } from "node:fs";
import path from "node:path";
import { buildIntegration } from "../../test/integration/build.mts";
import { type LayerResult, layerResult } from "../layers/result.mts";
import { ensureBuilt } from "../lib/build.mts";
import { extensionId, out } from "../lib/places.mts";
import { readMochaReport } from "./mochaReport.mts";
import { emptyProfile, runSuite } from "./runSuite.mts";

const folder = path.join(out, "integration");
/** A secret may hide in what is logged for nobody but whoever looks for a fault. */
const logLevel = `${extensionId}=trace`;

/** Runs the Mocha suite of `test/integration` inside the extension host of a real VS Code. The counts are the suite's own. */
export async function runIntegration(): Promise<LayerResult> {
  await ensureBuilt();
  mkdirSync(folder, { recursive: true });
  const suite = await buildIntegration();
  const log = path.join(folder, "window.log");
  const { exitCode, note } = await runSuite({ suite, profile: emptyProfile(), log, logLevel });
  const report = readMochaReport(path.join(folder, "result.json"));
  for (const failure of report.failures) process.stderr.write(`  FAILED  ${failure}\n`);
  return layerResult({ ...report, failed: report.failures.length, exitCode, notes: [note] });
}
