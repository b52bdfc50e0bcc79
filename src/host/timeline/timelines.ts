import type { Comparison } from "../../core/comparison/comparison.ts";
import { accountsOf } from "../../core/item/accountsOf.ts";
import { defaultEvaluateAmount } from "../../core/plan/defaultEvaluate.ts";
import { evaluationOf } from "../../core/plan/evaluationOf.ts";
import { answersClock } from "../../core/reading/callTimes.ts";
import type { Clock } from "../../core/run/ports.ts";
import { type AccountCalls, accountCalls } from "../../core/timeline/accountCalls.ts";
import { callsOnly } from "../../core/timeline/callsOnly.ts";
import { type MeasuredTimeline, measuredTimeline } from "../../core/timeline/measuredTimeline.ts";
import type { ScrubbedMoment, Timeline } from "../../core/timeline/timeline.ts";
import { upToComparison } from "../../core/timeline/upToComparison.ts";
import { type LedgerTimeline, withCalls } from "../../core/timeline/withCalls.ts";
import { thrownLine } from "../failure/failures.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";
import { firstAccountOf, readMoment, readTimeline, type ScrubbedDebit } from "../local/timelineControl.ts";
import type { Log } from "../log.ts";
import type { ComparisonFile } from "../storage/comparisonFile.ts";
import type { History } from "../storage/history.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import type { ItemStore } from "../store/itemStore.ts";
import { openItem } from "../store/openItem.ts";
import { isSavedKey, storeKeyOf } from "../store/storeKey.ts";

export interface TimelinesDependencies {
  readonly history: Pick<History, "list" | "open">;
  readonly comparisons: Pick<ComparisonStore, "get" | "isBusy">;
  readonly items: Pick<ItemStore, "get">;
  readonly local: Pick<LocalSandbox, "address">;
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
}

/** The account of a time line: an Item's, or one of saved responses. */
export interface TimelineSubject {
  /** The Item's id, or the key of saved responses. */
  readonly key: string;
  readonly accountId: string;
}

/** The calls that one saved comparison has of an account. */
interface Known extends AccountCalls {
  /** ISO 8601, by this machine's clock. */
  readonly startedAt: string;
}

/** A time line, and what it was built from. */
interface Built {
  readonly comparison: Comparison | null;
  /** Names of the Item's other files in the history. */
  readonly names: string;
  readonly timeline: MeasuredTimeline | null;
}

/** Number of accounts whose calls are cached, so that the history is not read again at every change of a comparison. */
const accountsHeld = 20;

/** The time lines of accounts, from the local sandbox and from saved comparisons. */
export class Timelines {
  readonly #dependencies: TimelinesDependencies;
  /** By account, then by file name in the history. */
  readonly #kept = new Map<string, ReadonlyMap<string, Known>>();
  readonly #last = new Map<string, Built>();

  constructor(dependencies: TimelinesDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * An account over time; null when nothing is known of it. Outside the local sandbox, it is rebuilt only when the
   * open comparison or the list of saved ones has changed. @throws BalanceLensError `storage-failed`
   */
  async get(subject: TimelineSubject, signal: AbortSignal): Promise<MeasuredTimeline | null> {
    const { comparisons } = this.#dependencies;
    const { comparison } = comparisons.get(subject.key);
    const id = `${subject.key} ${subject.accountId}`;
    const last = this.#last.get(id);
    const isLocal = this.isLocal(subject.key);
    // The local sandbox may share this process: reading it now would distort the measured times of the running calls.
    if (last !== undefined && comparisons.isBusy(subject.key)) return last.timeline;
    const files = await this.#filesOf(subject.key, comparison);
    const names = files.map(({ name }) => name).join("\n");
    if (last !== undefined && !isLocal && last.comparison === comparison && last.names === names) return last.timeline;
    const known = await this.#knownOf(subject.accountId, comparison, files);
    const ledger = isLocal ? await this.#readLocal(subject, signal) : null;
    const told = ledger === null ? this.#withoutLedger(subject, known) : withCalls(ledger, lifeOf(ledger, known));
    const timeline = told === null ? null : measuredTimeline(told, comparison?.id ?? null);
    hold(this.#last, id, { comparison, names, timeline });
    return timeline;
  }

  /**
   * An account up to the end of a comparison, with the gap that it measured; by its own calls alone where the Item has begun
   * anew since. Null when nothing is known of it. @throws BalanceLensError `storage-failed`
   */
  async upTo(comparison: Comparison, accountId: string, signal: AbortSignal): Promise<MeasuredTimeline | null> {
    const key = storeKeyOf(comparison);
    const whole = await this.get({ key, accountId }, signal);
    const told =
      (whole === null ? null : upToComparison(whole, comparison.id)) ??
      callsOnly([knownIn(comparison, accountId)], { itemId: key, accountId, now: null });
    return told === null ? null : measuredTimeline(told, comparison.id);
  }

  /**
   * The account to draw where no call of the open comparison returned one: that of the scenario's debit, else the first
   * one known. Null when none is. @throws BalanceLensError `storage-failed`
   */
  async usualAccount(key: string, signal: AbortSignal): Promise<string | null> {
    const { items, history, local, log } = this.#dependencies;
    const known = openItem(this.#dependencies, key)?.debit?.accountId ?? items.get(key)?.accounts?.[0]?.accountId;
    if (known !== undefined) return known;
    if (this.isLocal(key) && local.address !== null) {
      return firstAccountOf(local.address, key, signal).catch((error: unknown) => {
        log.warn(`the local sandbox names no account: ${thrownLine(error)}`);
        return null;
      });
    }
    for (const file of (await history.list()).filter(({ itemId }) => itemId === key)) {
      const comparison = await history.open(file);
      const [account] = comparison === null ? [] : accountsOf(comparison);
      if (account !== undefined) return account.accountId;
    }
    return null;
  }

  /**
   * What each endpoint would have returned at a moment (ISO 8601), with the debit of the open comparison. No answers
   * when there is no local sandbox to read. @throws BalanceLensError as `callControl`
   */
  async scrub(subject: TimelineSubject, at: string, signal: AbortSignal): Promise<ScrubbedMoment> {
    const { address } = this.#dependencies.local;
    if (address === null || !this.isLocal(subject.key)) return { at, answers: [] };
    const { key: itemId, accountId } = subject;
    return readMoment(address, { itemId, accountId }, { at, debit: await this.#debit(subject, signal), signal });
  }

  /** Drops what is cached of every account; what is asked for again is read again. */
  forget(): void {
    this.#kept.clear();
    this.#last.clear();
  }

  isLocal(key: string): boolean {
    if (isSavedKey(key)) return false;
    return openItem(this.#dependencies, key)?.environment === "local";
  }

  /** Null when the sandbox is not running, or has no such account any more. */
  async #readLocal({ key: itemId, accountId }: TimelineSubject, signal: AbortSignal): Promise<LedgerTimeline | null> {
    const { local, log } = this.#dependencies;
    if (local.address === null) return null;
    try {
      return await readTimeline(local.address, { itemId, accountId }, signal);
    } catch (error) {
      log.warn(`the local sandbox tells no time line: ${thrownLine(error)}`);
      return null;
    }
  }

  #withoutLedger({ key, accountId }: TimelineSubject, known: readonly Known[]): Timeline | null {
    const { comparisons, clock } = this.#dependencies;
    if (isSavedKey(key)) return callsOnly(known, { itemId: key, accountId, now: null });
    const { comparison } = comparisons.get(key);
    const now = comparison === null ? clock.now() : answersClock(comparison, clock.now());
    return callsOnly(known, { itemId: key, accountId, now: new Date(now).toISOString() });
  }

  /** The Item's files in the history, but that of the open comparison: it is rewritten with each added call. */
  async #filesOf(key: string, open: Comparison | null): Promise<readonly ComparisonFile[]> {
    const files = await this.#dependencies.history.list();
    return files.filter(({ itemId, comparisonId }) => itemId === key && comparisonId !== open?.id);
  }

  /** The calls from the history and the open comparison, newest first. */
  async #knownOf(
    accountId: string,
    open: Comparison | null,
    files: readonly ComparisonFile[],
  ): Promise<readonly Known[]> {
    const before = this.#kept.get(accountId);
    const known = new Map<string, Known>();
    for (const file of files) {
      const one = before?.get(file.name) ?? (await this.#read(file, accountId));
      if (one !== null) known.set(file.name, one);
    }
    hold(this.#kept, accountId, known);
    return open === null ? [...known.values()] : [knownIn(open, accountId), ...known.values()];
  }

  async #read(file: ComparisonFile, accountId: string): Promise<Known | null> {
    const comparison = await this.#dependencies.history.open(file);
    return comparison === null ? null : knownIn(comparison, accountId);
  }

  /**
   * The debit for a deposit account: from the newest evaluation in the open comparison, else from the Item's scenario.
   */
  async #debit(subject: TimelineSubject, signal: AbortSignal): Promise<ScrubbedDebit | null> {
    const last = this.#last.get(`${subject.key} ${subject.accountId}`)?.timeline ?? (await this.get(subject, signal));
    if (last?.type !== "depository") return null;
    const { comparison } = this.#dependencies.comparisons.get(subject.key);
    const evaluated = comparison?.readings.findLast(({ kind }) => kind === "evaluated");
    const asked = comparison === null || evaluated === undefined ? null : evaluationOf(comparison, evaluated);
    const proposed = openItem(this.#dependencies, subject.key)?.debit;
    return asked ?? proposed ?? { amount: defaultEvaluateAmount, rulesetKey: null };
  }
}

function knownIn(comparison: Comparison, accountId: string): Known {
  return { ...accountCalls(comparison, accountId), startedAt: comparison.startedAt };
}

/** The calls since the Item's last reset: before it, the same id had other balances. */
function lifeOf({ begunAt }: LedgerTimeline, known: readonly Known[]) {
  return known.flatMap(({ startedAt, calls }) => (begunAt !== null && startedAt < begunAt ? [] : calls));
}

/** Adds an entry as the newest, and drops the oldest beyond the limit. */
function hold<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > accountsHeld && oldest !== undefined) map.delete(oldest);
}
