/** `npm run compare`: the comparison in a terminal. */
import { runTerminalProgram } from "./lib/terminalProgram.mts";

await runTerminalProgram("compare.mjs");
