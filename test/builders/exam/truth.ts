import type { BankShown, Comparison } from "../../../src/core/comparison/comparison.ts";
import type { BankAccount, Numbers } from "./bankAccount.ts";
import type { priors } from "./priors.ts";
import type { CallFailure, CopyReason, RulesetKind, Setting } from "./setting.ts";

/** Where the numbers of one account in one answer came from. Times are true ones, ms since the epoch. */
export interface NumberTruth {
  readonly account: BankAccount;
  /** `none`: null by design. */
  readonly from: "copy" | "bank" | "chance" | "none";
  /** When the bank told these numbers. */
  readonly toldAt: number;
  /** The moment of the bank's ledger they are of: earlier where the bank lags. */
  readonly ledgerAt: number;
  /** What wrote the copy, and when; null for an answer of the bank itself. */
  readonly copy: {
    readonly id: string;
    readonly reason: CopyReason;
    readonly writtenAt: number;
    readonly of: string;
  } | null;
  /** Rows were added to the copy, up to this moment: the number is then the bank's of no one moment. */
  readonly adjustedUpTo: number | null;
  readonly numbers: Numbers;
}

export interface ReadingTruth {
  readonly id: string;
  /** Start of the try that gave the answer. */
  readonly startedAt: number;
  readonly answeredAt: number;
  readonly isDated: boolean;
  readonly fails: CallFailure | null;
  readonly accountIds: readonly string[] | null;
  readonly ruleset: RulesetKind | null;
  readonly numbers: ReadonlyMap<string, NumberTruth>;
  /** The moment the rows in it are of. */
  readonly rowsAt: number | null;
}

/** One time that an account's numbers were written into a copy. */
export interface CopyWrite {
  readonly key: string;
  /** Which copy, where each product has its own. */
  readonly of: string;
  readonly id: string;
  readonly reason: CopyReason;
  readonly writtenAt: number;
  readonly ledgerAt: number;
}

/** How a bank's own site counts `available`. */
export type SiteCounting = keyof typeof priors.site.counts;

/** What a person saw on the bank's own site, typed, and whether it was of the account it was entered for. */
export interface SiteTruth {
  readonly entry: BankShown;
  readonly account: BankAccount;
  /** The account that was looked at: another one where the person mistook it. */
  readonly lookedAt: BankAccount;
  /** True time, ms: exact, where the entry may be of the minute alone. */
  readonly at: number;
  readonly counts: SiteCounting;
}

/** A world lived through: what a client saw, and what was so. */
export interface World {
  readonly seed: number;
  readonly setting: Setting;
  readonly comparison: Comparison;
  readonly readings: ReadonlyMap<string, ReadingTruth>;
  /** What a person saw at the bank itself; null where nobody looked. */
  readonly site: SiteTruth | null;
  /** In the order of time. */
  readonly writes: readonly CopyWrite[];
}
