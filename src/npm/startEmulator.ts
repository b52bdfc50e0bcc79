import type * as published from "../../npm/index.d.ts";
import { controlOf } from "./control.ts";
import { EmulatorError } from "./emulatorError.ts";
import { startAsProcess } from "./startAsProcess.ts";
import { startInProcess } from "./startInProcess.ts";
import { startOptionsFrom } from "./startOptions.ts";

const leastMajor = 20;

/** See `npm/index.d.ts`. */
export async function startEmulator(options: published.StartOptions = {}): Promise<published.Emulator> {
  if (Number.parseInt(process.versions.node, 10) < leastMajor)
    throw new EmulatorError("node-too-old", `Node ${leastMajor} or newer is needed; this is ${process.version}.`);
  const asked = startOptionsFrom(options);
  const started = await (options.inProcess === true ? startInProcess(asked) : startAsProcess(asked));
  let stopping: Promise<void> | null = null;
  const endedBecause = (): EmulatorError | null => {
    if (stopping !== null) return new EmulatorError("ended", "The emulator was stopped.");
    const death = started.death();
    return death === null ? null : new EmulatorError("ended", `The emulator ended by itself (${death}).`);
  };
  return {
    ...controlOf(started, endedBecause),
    note: started.note,
    stop() {
      stopping ??= started.close();
      return stopping;
    },
  };
}
