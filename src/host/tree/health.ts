import type { Failure } from "../../core/errors.ts";
import type { ItemEntry } from "../store/itemStore.ts";

/** What an Item's row says of it. `unread` is not the same as healthy. */
export type Health = "unread" | "healthy" | "login-required" | "item-error" | "failed";

/** From `/item/get` when it has answered, else from how the last read ended. */
export function healthOf({ facts, failure }: Pick<ItemEntry, "facts" | "failure">): Health {
  if (facts?.error?.errorCode === "ITEM_LOGIN_REQUIRED" || isLoginRequired(failure)) return "login-required";
  if (facts?.error != null) return "item-error";
  if (failure !== null) return "failed";
  return facts === null ? "unread" : "healthy";
}

function isLoginRequired(failure: Failure | null): boolean {
  return failure?.reason === "item-login-required";
}
