/**
 * Entry of the npm package's `emulatorProcess.mjs`: one emulator for the process that forked it, until the channel between
 * the two closes.
 */
import type { StartOptions } from "../emulator/server/options.ts";
import { startEmulator } from "../emulator/server/start.ts";
import { type StartFailure, startFailureOf } from "../emulator/server/startFailure.ts";

/** What it says: once where it listens, or why it does not, and then what its person should know. */
export type ProcessMessage =
  | { readonly kind: "hint"; readonly sentence: string }
  | { readonly kind: "started"; readonly url: string; readonly token: string; readonly note: string | null }
  | { readonly kind: "failed"; readonly failure: StartFailure };

/** What ends with this process; nothing before it listens. */
let close = (): Promise<void> => Promise.resolve();
const end = (): void => void close().finally(() => process.exit(0));

// Ctrl+C reaches every process of a terminal: when this one ends is for the tests to say.
process.on("SIGINT", () => undefined);
process.once("SIGTERM", end);
// Also while it still starts: whoever forked it is gone, or has lost interest.
process.once("disconnect", end);
process.once("message", (options) => void serve(options as StartOptions));

async function serve(options: StartOptions): Promise<void> {
  try {
    const emulator = await startEmulator({ ...options, hint: (sentence) => say({ kind: "hint", sentence }) });
    close = () => emulator.close();
    const { url, token, note } = emulator;
    say({ kind: "started", url, token, note });
  } catch (error) {
    say({ kind: "failed", failure: startFailureOf(error) });
    process.disconnect?.();
  }
}

function say(message: ProcessMessage): void {
  process.send?.(message);
}
