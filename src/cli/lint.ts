/** Entry of `dist/lint.mjs`: what is worth a second look in code that calls Plaid's API. */
import { runLint } from "./lint/runLint.ts";
import { runProgram } from "./terminal/runProgram.ts";

await runProgram(runLint);
