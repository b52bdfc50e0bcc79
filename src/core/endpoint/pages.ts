import type { Extracted } from "../extract/extract.ts";
import type { AccountReading } from "../reading/balances.ts";
import type { TransactionFact, TransactionFacts } from "../reading/reading.ts";
import type { EndpointRequest } from "../run/ports.ts";
import { endpointEntry } from "./catalogue.ts";

/**
 * The request for the next page; null after the last. A cursor that does not change ends the loop, which would
 * otherwise never end.
 */
export function nextRequest(request: EndpointRequest, pages: readonly Extracted[]): EndpointRequest | null {
  const page = pages.at(-1)?.page;
  if (page === undefined) return null;
  if (endpointEntry(request.endpoint).paging === "cursor") {
    if (!page.hasMore || page.nextCursor === null || page.nextCursor === (request.cursor ?? "")) return null;
    return { ...request, cursor: page.nextCursor };
  }
  const seen = pages.reduce((sum, each) => sum + (each.page?.rowCount ?? 0), 0);
  if (page.rowCount === 0 || seen >= (page.total ?? 0)) return null;
  return { ...request, offset: seen };
}

function transactionsOf(pages: readonly Extracted[], completeFrom?: string | null): TransactionFacts | null {
  const last = pages.at(-1)?.page;
  if (last === undefined) return null;
  const rows = new Map<string, TransactionFact>();
  for (const { page } of pages) {
    if (page === undefined) continue;
    for (const row of [...page.added, ...page.modified]) rows.set(row.transactionId, row);
    for (const id of page.removed) rows.delete(id);
  }
  const from = last.hasMore || rows.size < (last.total ?? 0) ? null : completeFrom;
  return {
    updateStatus: last.updateStatus,
    rows: [...rows.values()],
    pages: pages.length,
    ...(from !== undefined && { completeFrom: from }),
  };
}

/**
 * Merges the pages of a response: a later page's account replaces an earlier one's, in the order first seen.
 * @param completeFrom of its transactions, where they were read to the end
 */
export function mergePages(
  pages: readonly Extracted[],
  completeFrom?: string | null,
): Omit<Extracted, "page"> & {
  readonly transactions?: TransactionFacts;
} {
  const accounts = new Map<string, AccountReading>();
  for (const account of pages.flatMap((each) => each.accounts)) accounts.set(account.accountId, account);
  const transactions = transactionsOf(pages, completeFrom);
  const first = pages[0];
  return {
    accounts: [...accounts.values()],
    ...(first?.item !== undefined && { item: first.item }),
    ...(first?.signal !== undefined && { signal: first.signal }),
    ...(transactions !== null && { transactions }),
  };
}
