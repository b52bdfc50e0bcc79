import type { EndpointPath } from "../../../src/core/endpoint/endpoint.ts";
import { type BankAccount, idAt, inUnits, isPendingAt, isPostedAt, type Numbers, shownAt } from "./bankAccount.ts";
import type { BankContact, CopyReason, Setting } from "./setting.ts";
import type { CopyWrite, NumberTruth } from "./truth.ts";

/** One time that the bank's numbers were written down at Plaid. */
interface Written {
  readonly id: string;
  readonly reason: CopyReason;
  readonly writtenAt: number;
  readonly toldAt: number;
  readonly ledgerAt: number;
}

const copyNames = ["accounts", "auth", "identity", "transactions", "liabilities", "investments"] as const;
type CopyName = (typeof copyNames)[number];

/** Which copies a contact writes where each product has its own. */
function copiesWrittenBy(reason: CopyReason): readonly CopyName[] {
  switch (reason) {
    case "link":
    case "update-mode":
      return copyNames;
    case "transactions-update":
      return ["transactions"];
    case "liabilities-update":
      return ["liabilities"];
    case "investments-update":
      return ["investments"];
    case "rare-check":
      return ["auth", "identity"];
    default:
      return ["accounts"];
  }
}

function copyOfEndpoint(endpoint: EndpointPath): CopyName {
  if (endpoint.startsWith("/auth")) return "auth";
  if (endpoint.startsWith("/identity")) return "identity";
  if (endpoint.startsWith("/transactions")) return "transactions";
  if (endpoint.startsWith("/liabilities")) return "liabilities";
  return endpoint.startsWith("/investments") ? "investments" : "accounts";
}

/** Which accounts a contact reads. */
function isReadBy(reason: CopyReason, account: BankAccount): boolean {
  switch (reason) {
    case "transactions-update":
      return account.type === "depository" || account.type === "credit" || account.kind === "student-loan";
    case "liabilities-update":
      return account.type === "credit" || account.type === "loan";
    case "investments-update":
      return account.type === "investment";
    default:
      return true;
  }
}

/** Stamps as `/item/get` tells them, ms. */
export interface Stamps {
  worked: number | null;
  failed: number | null;
}

/** What Plaid keeps of an Item, moved forward contact by contact. */
export class PlaidCopies {
  readonly #setting: Setting;
  readonly #written = new Map<string, Written>();
  readonly transactions: Stamps = { worked: null, failed: null };
  readonly investments: Stamps = { worked: null, failed: null };
  readonly writes: CopyWrite[] = [];
  /** The moment the rows are of; null before the first. */
  rowsAt: number | null = null;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** Plaid goes to the bank of its own accord, or somebody else makes it. */
  contact(contact: BankContact, index: number): void {
    const { at, reason, works, rowsOnly } = contact;
    const stamps = this.#stampsOf(reason);
    if (!works) {
      if (stamps !== null) stamps.failed = at;
      return;
    }
    if (stamps !== null) stamps.worked = at;
    const readsRows =
      reason === "transactions-update" ||
      (reason === "update-mode" && this.#setting.item.products.includes("transactions"));
    if (readsRows) this.rowsAt = at + (rowsOnly === true ? 0 : Math.min(0, this.#setting.rowsAfterBalance));
    if (rowsOnly !== true) {
      const ids = this.#setting.accounts.filter((account) => idAt(account, at) !== null).map((account) => account.key);
      this.write({ id: `contact-${index}`, reason, writtenAt: at, toldAt: at, ledgerAt: at }, ids);
    }
  }

  #stampsOf(reason: CopyReason): Stamps | null {
    const { products } = this.#setting.item;
    if (reason === "investments-update") return this.investments;
    if (reason === "transactions-update") return this.transactions;
    return reason === "update-mode" && products.includes("transactions") ? this.transactions : null;
  }

  /** Writes the bank's numbers of these accounts down, unless what is there is newer. */
  write(written: Written, keys: readonly string[]): void {
    for (const account of this.#setting.accounts) {
      if (!keys.includes(account.key) || !isReadBy(written.reason, account)) continue;
      for (const name of this.#setting.copies === "shared"
        ? (["accounts"] as const)
        : copiesWrittenBy(written.reason)) {
        const place = `${name} ${account.key}`;
        const before = this.#written.get(place);
        if (before !== undefined && before.toldAt > written.toldAt) continue;
        this.#written.set(place, written);
        const { id, reason, writtenAt, ledgerAt } = written;
        this.writes.push({ key: account.key, of: name, id, reason, writtenAt, ledgerAt });
      }
    }
  }

  #newest(account: BankAccount, endpoint: EndpointPath): { written: Written; of: string } | null {
    const isShared = this.#setting.copies === "shared";
    const name = isShared ? "accounts" : copyOfEndpoint(endpoint);
    const names = isShared || name !== "accounts" ? [name] : copyNames;
    const found = names.flatMap((of) => {
      const written = this.#written.get(`${of} ${account.key}`);
      return written === undefined ? [] : [{ written, of }];
    });
    return found.toSorted((left, right) => right.written.toldAt - left.written.toldAt)[0] ?? null;
  }

  /** What an endpoint shows of an account; null where Plaid has no copy of it. */
  read(account: BankAccount, endpoint: EndpointPath): NumberTruth | null {
    const newest = this.#newest(account, endpoint);
    if (newest === null) return null;
    const { written, of } = newest;
    const plain = shownAt(account, written.ledgerAt);
    const adjusted = this.#adjusted(account, written.ledgerAt, plain);
    return {
      account,
      from: "copy",
      toldAt: written.toldAt,
      ledgerAt: written.ledgerAt,
      copy: { id: written.id, reason: written.reason, writtenAt: written.writtenAt, of },
      adjustedUpTo: adjusted === null ? null : this.rowsAt,
      numbers: adjusted ?? plain,
    };
  }

  /** The balance with the rows added that Plaid received since; null where it received none. */
  #adjusted(account: BankAccount, base: number, plain: Numbers): Numbers | null {
    const { adjusted } = this.#setting;
    const upTo = this.rowsAt;
    if (adjusted === "no" || upTo === null || upTo <= base) return null;
    if (account.type !== "depository" && account.type !== "credit") return null;
    const listed = account.entries.filter((entry) => entry.isListed);
    const posted = listed.filter((entry) => isPostedAt(entry, upTo) && !isPostedAt(entry, base));
    let current = 0;
    let available = 0;
    for (const entry of posted) {
      current += entry.amount;
      const wasHeld = isPendingAt(entry, base) ? entry.held : 0;
      available += adjusted === "counts twice" ? entry.amount : entry.amount - wasHeld;
    }
    const sign = account.type === "credit" ? 1 : -1;
    const moved = (number: number | null, by: number): number | null =>
      number === null ? null : Number((number + (inUnits(account, by) ?? 0)).toFixed(account.currency.decimals));
    return {
      available: moved(plain.available, -available),
      current: moved(plain.current, sign * current),
      limit: plain.limit,
    };
  }
}
