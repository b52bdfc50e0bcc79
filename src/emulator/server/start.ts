import { openEmulator } from "../emulator.ts";
import type { Habits } from "../state/journal.ts";
import { openFreeFolder, type StateFolder } from "../state/stateFolder.ts";
import { createWebhookSender } from "../webhooks/signAndSend.ts";
import { listen, randomToken } from "./listen.ts";
import type { StartOptions } from "./options.ts";

export interface RunningEmulator {
  /** A message about the state folder: it was damaged, or it overrules an option; null when there is none. */
  readonly note: string | null;
  /** The part of the note that is about the state alone. */
  readonly stateNote: string | null;
  /**
   * Resolves once another process has taken the state over because this one was suspended: from then on nothing is
   * kept.
   */
  readonly lost: Promise<void>;
  /** The base path for a Plaid SDK, e.g. `http://127.0.0.1:43127`. */
  readonly url: string;
  /** `url` + `/_emulator`. */
  readonly control: string;
  /** The bearer token of the control paths. */
  readonly token: string;
  close(): Promise<void>;
}

/** Real ms: how late a webhook that no call triggers may be. */
const tickEvery = 1000;

/**
 * Starts the emulator on 127.0.0.1, on any free port by default.
 * @param folder the state folder, for a caller that has opened it already; closed with the emulator
 * @throws ScenarioError, UserFacingError as `createEmulator`; StateError when the folder is in use; the error of `listen` when
 * the port is taken
 */
export async function startEmulator(options: StartOptions = {}, opened?: StateFolder): Promise<RunningEmulator> {
  const folder = opened ?? (options.state === undefined ? null : await openFreeFolder(options.state));
  // What to undo at the end, or when a step here fails: the last first.
  const begun: (() => unknown)[] = [() => folder?.close()];
  const undo = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (const end of begun.splice(0).reverse()) {
      try {
        await end();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
  try {
    const token = options.token ?? randomToken();
    const seed = folder?.journal.kept?.header.seed ?? options.seed ?? 1;
    const sender = createWebhookSender({
      seed,
      token,
      allow: options.allowWebhooks ?? [],
      allowedBy: options.allowedBy,
    });
    const emulator = await openEmulator({ ...options, token, sender, journal: folder?.journal });
    begun.push(() => emulator.close());
    const host = options.host ?? "127.0.0.1";
    const listener = await listen(emulator, { host, port: options.port ?? 0 }).catch((error: unknown) => {
      if (options.elseAnyPort !== true || !isTaken(error)) throw error;
      return listen(emulator, { host, port: 0 });
    });
    begun.push(() => listener.close());
    folder?.claim.publish({ url: listener.url, token: emulator.token });
    const ticking = setInterval(() => emulator.tick(), tickEvery);
    ticking.unref();
    begun.push(() => clearInterval(ticking));
    const stateNote = [folder?.note, emulator.stateWarning].filter((note) => note != null).join(" ") || null;
    return {
      note: stateNote ?? noteOf(options, folder),
      stateNote,
      url: listener.url,
      control: `${listener.url}/_emulator`,
      token: emulator.token,
      lost: folder?.claim.lost ?? new Promise<never>(() => undefined),
      close: undo,
    };
  } catch (error) {
    await undo().catch(() => undefined);
    throw error;
  }
}

/** A message about a state that is continued: options for a new world have no effect. */
function noteOf(options: StartOptions, folder: StateFolder | null): string | null {
  if (folder?.journal.kept == null) return null;
  const { header } = folder.journal.kept;
  const isLacking = (habit: keyof Habits): boolean =>
    options.habits?.[habit] === true && header.habits?.[habit] !== true;
  const unused = [
    ...(options.seed !== undefined && options.seed !== header.seed ? ["the seed"] : []),
    ...(options.now === undefined ? [] : ["the time"]),
    ...(options.scenarios === undefined ? [] : ["the scenarios"]),
    ...(isLacking("readyAtOnce") ? ["new Items that are ready at once"] : []),
    ...(isLacking("publicTokensReusable") ? ["reusable public tokens"] : []),
  ];
  if (unused.length === 0) return null;
  return `The state in ${options.state} goes on as it was begun: ${unused.join(" and ")} asked for are not used.`;
}

/** True when `listen` failed because the port is in use, or may not be used. */
function isTaken(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  return error.code === "EADDRINUSE" || error.code === "EACCES";
}
