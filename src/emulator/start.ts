import { createSender } from "./deliver.ts";
import { createEmulator } from "./emulator.ts";
import { isTaken } from "./isTaken.ts";
import { listen, randomToken } from "./listen.ts";
import type { StartOptions } from "./options.ts";
import { openStateFolder, type StateFolder } from "./persist.ts";

export interface RunningEmulator {
  /** What the person should know of a state folder: it was damaged, or it overrules an option; null when all is well. */
  readonly note: string | null;
  /** The base path for a Plaid SDK, e.g. `http://127.0.0.1:43127`. */
  readonly url: string;
  /** `url` + `/_emulator`. */
  readonly control: string;
  /** The bearer token of the control paths. */
  readonly token: string;
  close(): Promise<void>;
}

/** Real ms: how late a webhook may be that no call brings about. */
const tickEvery = 1000;
/** Real ms: by so much less an emulator that was killed has run, as far as the next one knows. */
export const touchEvery = 5000;

/**
 * Starts the emulator on 127.0.0.1, on any free port unless told.
 * @param folder the state folder, for a caller that has opened it already; closed with the emulator
 * @throws ScenarioError, RangeError as `createEmulator`; StateError when the folder is in use; the error of `listen` when the port is taken
 */
export async function startEmulator(
  options: StartOptions = {},
  folder = options.state === undefined ? null : openStateFolder(options.state),
): Promise<RunningEmulator> {
  try {
    const token = options.token ?? randomToken();
    const seed = folder?.journal.kept?.header.seed ?? options.seed ?? 1;
    const sender = createSender({ seed, token, allow: options.allowWebhooks ?? [] });
    const emulator = createEmulator({ ...options, token, sender, journal: folder?.journal });
    const host = options.host ?? "127.0.0.1";
    const listener = await listen(emulator, { host, port: options.port ?? 0 }).catch((error: unknown) => {
      if (options.elseAnyPort !== true || !isTaken(error)) throw error;
      return listen(emulator, { host, port: 0 });
    });
    folder?.claim.publish({ url: listener.url, token: emulator.token });
    const ticking = setInterval(() => emulator.tick(), tickEvery);
    ticking.unref();
    const touching = setInterval(() => folder?.claim.touch(), touchEvery);
    touching.unref();
    return {
      note: noteOf(options, folder),
      url: listener.url,
      control: `${listener.url}/_emulator`,
      token: emulator.token,
      async close() {
        clearInterval(ticking);
        clearInterval(touching);
        emulator.close();
        await listener.close();
        folder?.close();
      },
    };
  } catch (error) {
    folder?.close();
    throw error;
  }
}

/** What the person should know of the state: that it was damaged, or that it goes on and options of a beginning do nothing. */
function noteOf(options: StartOptions, folder: StateFolder | null): string | null {
  if (folder === null || folder.note !== null || folder.journal.kept === null) return folder?.note ?? null;
  const { header } = folder.journal.kept;
  const unused = [
    ...(options.seed !== undefined && options.seed !== header.seed ? ["the seed"] : []),
    ...(options.now === undefined ? [] : ["the time"]),
    ...(options.scenarios === undefined ? [] : ["the scenarios"]),
  ];
  if (unused.length === 0) return null;
  return `The state in ${options.state} goes on as it was begun: ${unused.join(" and ")} asked for are not used.`;
}
