import type { StartOptions } from "../emulator/server/options.ts";
import { EmulatorError } from "./emulatorError.ts";
import { hint } from "./hint.ts";
import type { StartedEmulator } from "./startedEmulator.ts";
import { startFailureError } from "./startFailureError.ts";

/** Starts an emulator in this process. @throws EmulatorError as `startEmulator` */
export async function startInProcess(options: StartOptions): Promise<StartedEmulator> {
  const { startEmulator, startFailureOf } = await load();
  try {
    const running = await startEmulator({ ...options, hint });
    return {
      url: running.url,
      token: running.token,
      note: running.note,
      death: () => null,
      close: () => running.close(),
    };
  } catch (error) {
    throw startFailureError(startFailureOf(error), options.port);
  }
}

async function load() {
  try {
    const { startEmulator } = await import("../emulator/server/start.ts");
    const { startFailureOf } = await import("../emulator/server/startFailure.ts");
    return { startEmulator, startFailureOf };
  } catch (cause) {
    // A sandbox such as Jest's, in which no ES module is loaded.
    const { code } = Object(cause) as { readonly code?: unknown };
    if (!String(code).startsWith("ERR_VM_")) throw cause;
    const sentence = "Jest cannot load the emulator into its process: leave inProcess out.";
    throw new EmulatorError("in-process-unsupported", sentence, { cause });
  }
}
