/** `npm run emulator`: the local Plaid Sandbox on 127.0.0.1. */
import { runTerminalProgram } from "./lib/terminalProgram.mts";

await runTerminalProgram("emulator.mjs");
