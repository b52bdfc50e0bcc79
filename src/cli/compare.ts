/**
 * Entry of `dist/compare.mjs`: the comparison, and with `summary` first the summary of a local sandbox, which shares most of its
 * code and needs no file of its own.
 */
import { runCompare } from "./compare/runCompare.ts";
import { runSummary } from "./summary/runSummary.ts";
import { runProgram } from "./terminal/runProgram.ts";

await runProgram(([first = "", ...rest], terminal) =>
  first === "summary" ? runSummary(rest, terminal) : runCompare(first === "" ? rest : [first, ...rest], terminal),
);
