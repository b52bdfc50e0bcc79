import type { Age } from "../../core/age/ageLookup.ts";
import { ageClass } from "../../core/age/ageThresholds.ts";
import { hasSubscription } from "../../core/age/hasSubscription.ts";
import type { Failure } from "../../core/failure/errors.ts";
import type { ItemEntry, KnownBalance } from "../store/itemStore.ts";

/** The state that an Item's row shows. `unread` does not mean `healthy`. */
export type Health = "unread" | "healthy" | "login-required" | "item-error" | "failed";

/** From `/item/get` when it has responded, else from the outcome of the last read. */
export function healthOf({
  facts,
  failure,
  accounts,
  item,
}: Pick<ItemEntry, "facts" | "failure" | "accounts" | "item">): Health {
  if (facts?.error?.errorCode === "ITEM_LOGIN_REQUIRED" || isLoginRequired(failure)) return "login-required";
  if (facts?.error != null) return "item-error";
  if (failure !== null) return "failed";
  // No processor token opens `/item/get`.
  const isRead = facts !== null || (item.isProcessor === true && accounts !== null);
  return isRead ? "healthy" : "unread";
}

function isLoginRequired(failure: Failure | null): boolean {
  return failure?.reason === "item-login-required";
}

/** The age now: the age at the response plus the time since. `now` is this machine's clock, ms. */
export function grownAge({ age, answeredAt }: KnownBalance, now: number): Age {
  return age.ageMs === null ? age : { ...age, ageMs: age.ageMs + Math.max(0, now - answeredAt) };
}

/** The age of an Item's oldest balance; an unknown age counts as the oldest. Null when no balance was read. */
export function oldestAge({ accounts }: Pick<ItemEntry, "accounts">, now: number): Age | null {
  let oldest: Age | null = null;
  for (const { balance } of accounts ?? []) {
    if (balance === null) continue;
    const age = grownAge(balance, now);
    if (age.ageMs === null) return age;
    if (oldest === null || age.ageMs > (oldest.ageMs ?? 0)) oldest = age;
  }
  return oldest;
}

/** True when a balance is, or may be, older than a day. A balance of unknown age does not count as stale. */
export function isStale(entry: Pick<ItemEntry, "accounts" | "item">, now: number): boolean {
  const oldest = oldestAge(entry, now);
  if (oldest === null) return false;
  const kind = ageClass(oldest, { hasSubscription: hasSubscription(entry.item.products) });
  return kind !== "fresh" && kind !== "unknown";
}
