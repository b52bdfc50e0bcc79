/** Entry of `dist/compare.mjs`. */
import { runCompare } from "./compare/runCompare.ts";
import { runProgram } from "./terminal/runProgram.ts";

await runProgram(runCompare);
