import { createEmulator } from "./emulator.ts";
import { listen, randomToken } from "./listen.ts";
import type { StartOptions } from "./options.ts";

export interface RunningEmulator {
  /** The base path for a Plaid SDK, e.g. `http://127.0.0.1:43127`. */
  readonly url: string;
  /** `url` + `/_emulator`. */
  readonly control: string;
  /** The bearer token of the control paths. */
  readonly token: string;
  close(): Promise<void>;
}

/**
 * Starts the emulator on 127.0.0.1, on any free port unless told.
 * @throws ScenarioError, RangeError as `createEmulator`; the error of `listen` when the port is taken
 */
export async function startEmulator(options: StartOptions = {}): Promise<RunningEmulator> {
  const emulator = createEmulator({ ...options, token: options.token ?? randomToken() });
  const listener = await listen(emulator, { host: options.host ?? "127.0.0.1", port: options.port ?? 0 });
  return {
    url: listener.url,
    control: `${listener.url}/_emulator`,
    token: emulator.token,
    async close() {
      emulator.close();
      await listener.close();
    },
  };
}
