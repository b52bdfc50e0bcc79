/** Entry of `dist/summary.mjs`. */
import { runSummary } from "./summary/runSummary.ts";
import { runProgram } from "./terminal/runProgram.ts";

await runProgram(runSummary);
