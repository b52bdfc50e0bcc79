import { isSameMoney } from "../../../src/core/money.ts";
import type { Emulator } from "../../../src/emulator/emulator.ts";
import { control, type ListedItem } from "../emulatorSource.ts";
import type { World } from "./generateWorld.ts";

interface Numbers {
  readonly available: number | null;
  readonly current: number | null;
  readonly limit: number | null;
}

interface LedgerAccount {
  readonly account_id: string;
  readonly bank: Numbers;
  readonly cached: Numbers & { readonly as_of: string; readonly refreshed_by: string };
}

interface LoggedEvent {
  readonly at: string;
  readonly what: string;
  readonly cause: string;
  readonly account_id?: string;
  readonly details?: {
    readonly name?: string;
    readonly copy?: string;
    readonly before?: Numbers | null;
    readonly after?: Numbers;
  };
}

/** What is so in a world, by its own books: `code account`, where an Item's own code stands alone. */
export type Truth = ReadonlySet<string>;

interface Books {
  readonly ledger: readonly LedgerAccount[];
  readonly events: readonly LoggedEvent[];
  readonly now: string;
}

export async function readBooks(emulator: Emulator): Promise<Books> {
  const { items } = await control<{ items: readonly ListedItem[] }>(emulator, "/items");
  const id = items[0]?.item_id ?? "";
  const { accounts, now } = await control<{ accounts: readonly LedgerAccount[]; now: string }>(
    emulator,
    `/items/${id}/ledger`,
  );
  const { events } = await control<{ events: readonly LoggedEvent[] }>(emulator, `/events?item_id=${id}`);
  return { ledger: accounts, events, now };
}

function differs(left: number | null, right: number | null): boolean {
  return left !== null && right !== null && !isSameMoney(left, right);
}

/** What the bank did to an account since its shared copy was last written. */
function eventsSince(books: Books, account: LedgerAccount): readonly LoggedEvent[] {
  return books.events.filter(
    (event) =>
      event.account_id === account.account_id &&
      event.what.startsWith("transaction-") &&
      Date.parse(event.at) > Date.parse(account.cached.as_of),
  );
}

function named(events: readonly LoggedEvent[], what: string): readonly (string | undefined)[] {
  return events.filter((event) => event.what === what).map((event) => event.details?.name);
}

type SeedRow = Readonly<Record<string, unknown>>;

/** Rows of an account that are pending at first, by the scenario: the log begins only when the Item was linked. */
function pendingAtFirst(world: World, books: Books, account: LedgerAccount): ReadonlySet<unknown> {
  const place = books.ledger.findIndex((each) => each.account_id === account.account_id);
  const seeds = world.scenario.accounts as readonly { readonly activity: readonly SeedRow[] }[];
  const rows = seeds[place]?.activity ?? [];
  return new Set(rows.filter((row) => row.posts !== undefined || row.dropped !== undefined).map((row) => row.name));
}

/** Which kind of movement the books show for a gap, before the Item's own state is looked at. */
function movementOf(account: LedgerAccount, since: readonly LoggedEvent[], known: ReadonlySet<unknown>): string {
  const hasMovedCurrent = differs(account.bank.current, account.cached.current);
  const hasMovedAvailable = differs(account.bank.available, account.cached.available);
  if (hasMovedCurrent && !hasMovedAvailable) {
    // A row that was authorized since, or never was, is new to the copy.
    const authorized = new Set(named(since, "transaction-authorized"));
    const isNew = (name: string | undefined): boolean => authorized.has(name) || !known.has(name);
    return named(since, "transaction-posted").some(isNew) ? "cache-older-than-bank" : "pending-posted";
  }
  if (hasMovedCurrent) return "cache-older-than-bank";
  const kinds = new Set(since.map((event) => event.what));
  return kinds.size === 1 && kinds.has("transaction-dropped") ? "pending-released" : "hold-newer-than-update";
}

/** A copy this young explains no gap. */
const freshMs = 15 * 60_000;

/** When Plaid last received transactions; null when it never did. */
function lastPull(books: Books): string | null {
  return books.events.filter((event) => event.what === "transactions-pulled").at(-1)?.at ?? null;
}

/** An adjusted balance leaves out what is pending, and may have been overtaken since the last pull besides. */
function adjustedCodes(world: World, books: Books, account: LedgerAccount): readonly string[] {
  const pulledAt = lastPull(books) ?? account.cached.as_of;
  const since = eventsSince(books, account).filter((event) => Date.parse(event.at) > Date.parse(pulledAt));
  return since.length === 0
    ? ["adjusted-by-plaid"]
    : ["adjusted-by-plaid", movementOf(account, since, pendingAtFirst(world, books, account))];
}

function gapCode(world: World, books: Books, account: LedgerAccount): string {
  const since = eventsSince(books, account);
  const movement = movementOf(account, since, pendingAtFirst(world, books, account));
  const ageMs = Date.parse(books.now) - Date.parse(account.cached.as_of);
  // What was pending when the balance was copied is known only where transactions were pulled.
  const isKnown = (movement === "pending-posted" || movement === "pending-released") && lastPull(books) !== null;
  switch (world.profile) {
    case "no-subscription":
      return "no-subscription-product";
    case "investments":
      return "investments-priced-apart";
    case "failing":
      return isKnown ? movement : "updates-failing";
    case "paused":
      return isKnown ? movement : "refresh-paused";
    case "capital-one":
      // The bank lists nothing pending, so nobody can know that it was.
      if (movement === "pending-posted") return "cache-older-than-bank";
      return movement === "pending-released" ? "hold-newer-than-update" : movement;
    case "just-linked":
      if (!isKnown && ageMs > freshMs) return lastPull(books) === null ? "no-subscription-product" : movement;
      return isKnown ? movement : "unexplained";
    default:
      return !isKnown && ageMs <= freshMs ? "unexplained" : movement;
  }
}

/** The gaps of a world and their causes, read from ledger and event log before the comparison. */
export function gapTruth(world: World, books: Books): Truth {
  const hasNoBank = ["login", "down", "manual"].includes(world.profile);
  if (hasNoBank) return new Set();
  return new Set(
    books.ledger.flatMap((account) => {
      const { bank, cached } = account;
      const isOff = differs(bank.available, cached.available) || differs(bank.current, cached.current);
      const codes =
        world.profile === "adjusted" ? adjustedCodes(world, books, account) : [gapCode(world, books, account)];
      return isOff ? codes.map((code) => `${code} ${account.account_id}`) : [];
    }),
  );
}

/** Accounts whose copy the real-time call changed, read from the event log after the comparison. */
export function writtenThrough(books: Books): Truth {
  return new Set(
    books.events.flatMap((event) => {
      const { before, after } = event.details ?? {};
      if (event.what !== "cache-refreshed" || event.cause !== "balance-get" || !before || !after) return [];
      const isOff = differs(before.available, after.available) || differs(before.current, after.current);
      return isOff ? [`written-through ${event.account_id}`] : [];
    }),
  );
}
