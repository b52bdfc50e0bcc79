import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { redact } from "../core/masking/redact.ts";
import type { StartOptions } from "../emulator/server/options.ts";
import { startEmulator } from "../emulator/server/start.ts";
import { isSameFileSync, isThereSync } from "../files/filesNow.ts";
import { oneLine, plainJson } from "../text/controlCharacters.ts";
import { asksForHelp, emulatorUsage, optionsFrom, sentenceOf } from "./emulatorOptions.ts";

// The extension imports the same file, and shares the emulator in its own process. So do the comparison and the functions of
// the npm package, which lie beside it there: `scripts/build/emulatorBeside.mts`.
// biome-ignore lint/performance/noBarrelFile: one file for all is what spares the packages a second copy.
export { findScenarios } from "../emulator/scenarios/findScenarios.ts";
export { ScenarioError } from "../emulator/scenarios/parseScenario.ts";
export { startEmulator } from "../emulator/server/start.ts";
export { startFailureOf } from "../emulator/server/startFailure.ts";
export { shareEmulator } from "../emulator/state/shareEmulator.ts";

if (isProgram()) void run();

/** Whether this file was started as a program (under any link to it), and not imported by one. */
function isProgram(): boolean {
  const started = process.argv[1];
  return started !== undefined && isThereSync(started) && isSameFileSync(started, fileURLToPath(import.meta.url));
}

async function run(): Promise<void> {
  // Responses are short-lived: if the young generation may grow, it takes 30 MB more for a twentieth of the speed.
  setFlagsFromString("--semi-space-growth-factor=1");
  try {
    const args = process.argv.slice(2);
    if (asksForHelp(args)) process.stdout.write(emulatorUsage);
    else await serve(optionsFrom(args));
  } catch (error) {
    say(sentenceOf(error));
    process.exitCode = 1;
  }
}

/** The only function that writes to stderr: messages quote folder names and arguments, among which a token may be. */
function say(sentence: string): void {
  process.stderr.write(`${redact(oneLine(sentence), [])}\n`);
}

async function serve(options: StartOptions): Promise<void> {
  const emulator = await startEmulator({ ...options, hint: say });
  // Without Maglev, the compiler between the baseline and the optimizing one, the start is 15 ms faster; under load
  // Maglev would take 15 MB for work that the optimizing compiler repeats.
  setFlagsFromString("--no-maglev");
  const { url, control, token, note } = emulator;
  if (options.host !== undefined && !["127.0.0.1", "localhost", "::1"].includes(options.host)) {
    say("Listening beyond this machine: whoever reaches this address can use the emulator.");
  }
  if (note !== null) say(note);
  const stop = (): void => {
    void emulator.close().then(() => process.exit(0));
  };
  void emulator.lost.then(() => {
    say(`Another process has taken over ${options.state}, since this one stood still: start again.`);
    process.exitCode = 1;
    void emulator.close();
  });
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  // Printed last, since whoever reads it may send a signal at once.
  process.stdout.write(`${plainJson(JSON.stringify({ url, control, token, pid: process.pid }))}\n`);
}
