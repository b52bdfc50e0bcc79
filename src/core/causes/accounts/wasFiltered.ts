import type { OkReading } from "../../reading/reading.ts";

/** Whether an answer was asked to leave an account out: by its own request, where that was kept. */
export function wasFiltered({ sent }: OkReading, accountId: string): "yes" | "no" | "unknown" {
  if (sent === undefined) return "unknown";
  return sent.accountIds === null || sent.accountIds.includes(accountId) ? "no" : "yes";
}
