import { askOwner, watchOwner } from "./askOwner.ts";
import type { StartOptions } from "./options.ts";
import { claimAfter, isRunning, type Owner, type Ownership, readOwnership, whyUnwritable } from "./ownership.ts";
import { OwnerSilentError, openClaimed } from "./persist.ts";
import { type RunningEmulator, startEmulator, touchEvery } from "./start.ts";

/** The emulator of a state folder, whichever process runs it. */
export interface SharedEmulator extends RunningEmulator {
  /** It runs in this process. */
  readonly isOwner: boolean;
  /** Resolves once the process that runs it has gone, or has closed it: sharing it again is then in order. */
  readonly gone: Promise<void>;
}

export interface ShareOptions extends StartOptions {
  readonly state: string;
  /** Real ms: how long an owner may take to start, or to answer, before it is given up on for now. Default 15 s. */
  readonly patience?: number;
  /** Told when any process has had the world begin again, or replaced by another. */
  onReset?(): void;
}

const usualPatience = 15_000;
/** Real ms. */
const lookAgainAfter = 50;
/** An owner that closes stops listening a moment before it gives up its claim. */
const refusalsBeforeGone = 20;

/**
 * The one emulator of a state folder: the one that runs, or a new one in this process, which goes on from the state that
 * is kept and, where it can, at the same address with the same token. While nobody runs it its clock stands still.
 * @throws OwnerSilentError when its owner runs and does not answer; StateError for a folder of another version; ScenarioError, RangeError as `createEmulator`
 */
export async function shareEmulator(options: ShareOptions): Promise<SharedEmulator> {
  const end = Date.now() + (options.patience ?? usualPatience);
  let refusals = 0;
  const unwritable = whyUnwritable(options.state);
  if (unwritable !== null) return unshared(options, unwritable);
  for (;;) {
    const found = readOwnership(options.state);
    const { owner } = found;
    const state = owner === null || owner.released ? "gone" : await stateOf(owner);
    if (state === "serving" && owner?.url != null && owner.token !== null)
      return guestOf({ url: owner.url, token: owner.token }, options);
    refusals = state === "refusing" ? refusals + 1 : 0;
    if (state === "gone" || refusals > refusalsBeforeGone) {
      const own = await takeOver(options, found);
      if (own !== null) return own;
    }
    if (Date.now() > end) {
      throw new OwnerSilentError(`The emulator of process ${owner?.pid} has ${options.state} and does not answer.`);
    }
    await new Promise((resolve) => setTimeout(resolve, lookAgainAfter));
  }
}

/** `starting`: it runs, and does not listen yet. `refusing`: nothing listens where it said it does. */
async function stateOf(owner: Owner): Promise<"gone" | "starting" | "serving" | "refusing" | "silent"> {
  if (!isRunning(owner.pid)) return "gone";
  if (owner.url === null || owner.token === null) return "starting";
  return askOwner(owner.url, owner.token);
}

/** Null when another process has been faster. */
async function takeOver(options: ShareOptions, { generation, owner, seen }: Ownership): Promise<SharedEmulator | null> {
  const claim = claimAfter(options.state, generation);
  if (claim === null) return null;
  // One that was killed had no time to say until when it ran.
  const ranUntil =
    seen === null ? undefined : Math.min(Date.now(), owner?.released === true ? seen : seen + touchEvery);
  const folder = openClaimed(options.state, claim, ranUntil);
  const running = await startEmulator(
    {
      ...options,
      port: options.port ?? portOf(owner?.url),
      elseAnyPort: true,
      ...(owner?.token != null && options.token === undefined && { token: owner.token }),
    },
    folder,
  );
  // What it says of options that a kept state overrules is for the one who typed them.
  return ownOf({ ...running, note: folder.note }, options);
}

function ownOf(running: RunningEmulator, { onReset }: ShareOptions): SharedEmulator {
  const leaving = new AbortController();
  void watchOwner(running, leaving.signal, onReset);
  let end = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    ...running,
    isOwner: true,
    gone,
    close() {
      leaving.abort();
      return running.close().finally(end);
    },
  };
}

/** Better an emulator that forgets than none: where the folder cannot be written, each process has one of its own. */
async function unshared(options: ShareOptions, reason: string): Promise<SharedEmulator> {
  const { state, ...rest } = options;
  const running = await startEmulator(rest);
  const note = `The state cannot be kept in ${state}, and is gone with this window: ${reason}`;
  return ownOf({ ...running, note }, options);
}

function portOf(url: string | null | undefined): number {
  return url == null || !URL.canParse(url) ? 0 : Number(new URL(url).port);
}

function guestOf(address: { readonly url: string; readonly token: string }, { onReset }: ShareOptions): SharedEmulator {
  const leaving = new AbortController();
  return {
    ...address,
    note: null,
    control: `${address.url}/_emulator`,
    isOwner: false,
    gone: watchOwner(address, leaving.signal, onReset),
    close: async () => leaving.abort(),
  };
}
