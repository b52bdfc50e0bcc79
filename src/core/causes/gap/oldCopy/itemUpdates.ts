import { stampOf, type UpdateStatus } from "../../../age/asOf.ts";
import type { Evidence } from "../../../evidence/evidence.ts";
import type { Gap } from "../../../evidence/gaps.ts";
import type { ProductStatus } from "../../../item/item.ts";
import type { FactsReading } from "../../../item/itemReadings.ts";

/** The newest `/item/get` that was not answered after the real-time call; where there is none, the first of all. */
export function itemBefore(gap: Gap, { items, times }: Evidence): FactsReading | null {
  const notLater = items.filter((answer) => times.orderOf(gap.bank, answer) !== "before");
  return notLater.at(-1) ?? items[0] ?? null;
}

/** Products with updates of their own, which leave no stamp. Source: `ItemStatusTransactions` of Plaid's API. */
export const pullsOfTheirOwn: readonly string[] = ["signal", "assets", "cra_base_report", "income_verification"];

/** The product whose updates wrote the copy; null where none with a stamp did, as of a mortgage or for `/auth/get`. */
export function productOf({ account, alike }: Gap): UpdateStatus | null {
  return alike.map(({ endpoint }) => stampOf(account, endpoint)).find((product) => product !== null) ?? null;
}

/** The last failed update, where it is later than the last that worked. */
export function lastFailure(gap: Gap, answer: FactsReading): ProductStatus | null {
  const product = productOf(gap);
  const status = product && answer.item[product];
  return status !== null && isFailing(status) ? status : null;
}

/** True where the last update attempt failed: its stamp is later than that of the last one that worked. */
export function isFailing({ lastFailedUpdate: failed, lastSuccessfulUpdate: worked }: ProductStatus): boolean {
  if (typeof failed !== "string") return false;
  return typeof worked !== "string" || Date.parse(failed) > Date.parse(worked);
}

/**
 * True for an Item that cannot be updated: it has an error, or its last update failed. Such an Item is not paused, and
 * lacks more than last night's price.
 */
export function isStopped(gap: Gap, answer: FactsReading): boolean {
  return answer.item.error !== null || lastFailure(gap, answer) !== null;
}
