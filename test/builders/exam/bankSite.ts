import { type BankAccount, inUnits, ledgerAt, type Numbers, shownAt } from "./bankAccount.ts";
import { diceOf } from "./dice.ts";
import { priors } from "./priors.ts";
import type { Setting } from "./setting.ts";
import { iso, minute, second } from "./spans.ts";
import type { ReadingTruth, SiteCounting, SiteTruth } from "./truth.ts";

/** How long before the first or after the last call the site was looked at, ms. */
const spans: Readonly<Record<keyof typeof priors.site.seen, readonly [number, number]>> = {
  "hours before": [-300 * minute, -60 * minute],
  "shortly before": [-20 * minute, -second],
  "shortly after": [second, 20 * minute],
  "hours after": [60 * minute, 300 * minute],
};

/** What the site of a bank shows of an account; the same as it tells Plaid, but for how it counts `available`. */
function onSite(account: BankAccount, counts: SiteCounting, at: number): Numbers {
  const shown = shownAt(account, at);
  if (counts === "as Plaid is told" || shown.available === null || account.type !== "depository") return shown;
  const { posted, held, limit } = ledgerAt(account, at);
  const isCounted = account.habits.countsOverdraft;
  if (counts === "holds later") return { ...shown, available: inUnits(account, posted + (isCounted ? limit : 0)) };
  return { ...shown, available: inUnits(account, posted - held + (isCounted ? 0 : limit)) };
}

/** What a person entered in the world of a setting; null where nobody looked, or no number was there to be seen. */
export function lookAtSite(setting: Setting, readings: readonly ReadingTruth[]): SiteTruth | null {
  // Dice of its own: what else is drawn of a world stays as it was.
  const dice = diceOf(setting.seed + 11_000_017);
  if (!dice.chance(priors.site.looks)) return null;
  const shown = new Map(
    readings.flatMap(({ numbers }) => [...numbers].map(([accountId, { account }]) => [accountId, account] as const)),
  );
  const all = [...shown].filter(([, { kind }]) => kind !== "limited-purpose");
  if (all.length === 0) return null;
  const [accountId, account] = dice.pick(all);
  const isMistaken = dice.chance(priors.site.mistakesAccount);
  const others = all.filter(([, other]) => other.key !== account.key && other.currency.iso === account.currency.iso);
  const lookedAt = isMistaken && others.length > 0 ? dice.pick(others)[1] : account;
  const when = dice.byShare(priors.site.seen);
  const [low, high] = spans[when];
  const anchor = when.endsWith("before")
    ? Math.min(...readings.map(({ startedAt }) => startedAt))
    : Math.max(...readings.map(({ answeredAt }) => answeredAt));
  const isToTheMinute = dice.chance(priors.site.typesTheMinute);
  const at = anchor + dice.whole(low, high);
  const counts = dice.byShare(priors.site.counts);
  const numbers = onSite(lookedAt, counts, at);
  const typed = dice.byShare(priors.site.types);
  const available = typed === "current" ? null : numbers.available;
  const current = typed === "available" && available !== null ? null : numbers.current;
  if (available === null && current === null) return null;
  const seenAt = iso(isToTheMinute ? Math.floor(at / minute) * minute : at);
  return { entry: { accountId, available, current, seenAt }, account, lookedAt, at, counts };
}
