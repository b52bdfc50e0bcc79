import type { StartOptions } from "../server/options.ts";
import { type RunningEmulator, startEmulator } from "../server/start.ts";
import { watchOwner } from "./askOwner.ts";
import { claimFolder, whyUnwritable } from "./claimFolder.ts";
import { beatEvery, type Ownership } from "./ownership.ts";
import { watchFolder } from "./ownerWatch.ts";
import { inSlices } from "./slices.ts";
import { OwnerSilentError } from "./stateError.ts";
import { openClaimed } from "./stateFolder.ts";

/** The emulator of a state folder, whichever process runs it. */
export interface SharedEmulator extends Omit<RunningEmulator, "lost"> {
  /** It runs in this process. */
  readonly isOwner: boolean;
  /**
   * Resolves once the owner has ended, has closed it, or has lost it to another process: then it can be shared again.
   */
  readonly gone: Promise<void>;
}

export interface ShareOptions extends StartOptions {
  readonly state: string;
  /** Real ms that an owner may take to start, or to respond. Default 15 s. */
  readonly patience?: number;
  /** Called when any process restarted the world, or replaced it. */
  onReset?(): void;
}

const usualPatience = 15_000;
/** Real ms. */
const lookAgainAfter = 50;
/** Real ms: how long a folder may refuse writes before it counts as unwritable. */
const heldForAMoment = 2000;

/**
 * The one emulator of a state folder: the running one, or a new one in this process, which continues the kept state, at
 * the same address and with the same token where possible. While nobody runs it, its clock is stopped. An owner without
 * heartbeats is replaced; one that cannot be checked is asked again, and then the call fails. @throws OwnerSilentError
 * when its owner runs and does not respond, or that cannot be found out; StateError for a folder of another version;
 * ScenarioError, UserFacingError as `createEmulator`
 */
export async function shareEmulator(options: ShareOptions): Promise<SharedEmulator> {
  const patience = options.patience ?? usualPatience;
  const began = Date.now();
  const watch = watchFolder(options.state);
  for (;;) {
    const look = await watch.look();
    if (look.state === "serving") return guestOf(look, options);
    const isForbidden = look.state === "unsure" && look.isForbidden;
    if (look.state === "gone" || isForbidden) {
      const unwritable = whyUnwritable(options.state);
      if (unwritable !== null && (!unwritable.mayPass || Date.now() - began > Math.min(heldForAMoment, patience))) {
        return unshared(options, unwritable.message);
      }
      const own = look.state === "gone" && unwritable === null ? await takeOver(options, look.found) : null;
      if (own !== null) return own;
    }
    if (Date.now() - began > patience) {
      const sentence =
        look.state === "unsure" ? look.sentence : `Others keep taking the local sandbox in ${options.state}.`;
      throw new OwnerSilentError(sentence);
    }
    await pause(lookAgainAfter);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Null when another process was faster. */
async function takeOver(options: ShareOptions, { generation, owner, seen }: Ownership): Promise<SharedEmulator | null> {
  const claim = claimFolder(options.state, generation);
  if (claim === null) return null;
  // An owner that was killed could not record until when it ran.
  const ranUntil = seen === null ? undefined : Math.min(Date.now(), owner?.released === true ? seen : seen + beatEvery);
  const found = { ranUntil, mayBeWritten: owner?.released !== true };
  const folder = await inSlices(openClaimed(options.state, claim, found));
  const running = await startEmulator(
    {
      ...options,
      port: options.port ?? portOf(owner?.url),
      elseAnyPort: true,
      ...(owner?.token != null && options.token === undefined && { token: owner.token }),
    },
    folder,
  );
  // The note about options that a kept state overrules is for whoever typed them.
  return ownOf({ ...running, note: running.stateNote }, options);
}

function ownOf(running: RunningEmulator, { onReset }: ShareOptions): SharedEmulator {
  const { lost, ...shared } = running;
  const leaving = new AbortController();
  void watchOwner(running, leaving.signal, onReset);
  let end = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    end = resolve;
  });
  const close = (): Promise<void> => {
    leaving.abort();
    return running.close().finally(end);
  };
  // Nothing that comes now may count as kept.
  void lost.then(close).catch(() => undefined);
  return { ...shared, isOwner: true, gone, close };
}

/** Without a folder that can be written, each process gets an emulator of its own, which keeps nothing. */
async function unshared(options: ShareOptions, reason: string): Promise<SharedEmulator> {
  const { state, ...rest } = options;
  const running = await startEmulator(rest);
  const note = `The state cannot be kept in ${state}, and is gone with this window: ${reason}`;
  return ownOf({ ...running, note }, options);
}

function portOf(url: string | null | undefined): number {
  return url == null || !URL.canParse(url) ? 0 : Number(new URL(url).port);
}

function guestOf(address: { readonly url: string; readonly token: string }, options: ShareOptions): SharedEmulator {
  const { url, token } = address;
  const leaving = new AbortController();
  return {
    url,
    token,
    note: null,
    stateNote: null,
    control: `${url}/_emulator`,
    isOwner: false,
    gone: Promise.race([
      watchOwner({ url, token }, leaving.signal, options.onReset),
      silence(options.state, leaving.signal),
    ]),
    close: async () => leaving.abort(),
  };
}

/** Resolves once the owner has missed too many heartbeats; never when `leaving` is aborted first. */
async function silence(folder: string, leaving: AbortSignal): Promise<void> {
  const watch = watchFolder(folder);
  while (!leaving.aborted) {
    // Reads the file and does not call the owner: one that responds sends heartbeats too.
    if (watch.isSilent()) return;
    await pauseQuietly(mostQuiet, leaving);
  }
  await new Promise<never>(() => undefined);
}

const mostQuiet = 500;

function pauseQuietly(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    // This timer must not keep a process alive.
    timer.unref();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
