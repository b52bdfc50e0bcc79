import type { OkReading } from "../../reading/reading.ts";

/** Whether the request of an answer left the account out (`account_ids`); `unknown` where it was not recorded. */
export function wasFiltered({ sent }: OkReading, accountId: string): "yes" | "no" | "unknown" {
  if (sent === undefined) return "unknown";
  return sent.accountIds === null || sent.accountIds.includes(accountId) ? "no" : "yes";
}
