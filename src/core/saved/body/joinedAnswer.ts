import { mergePages } from "../../endpoint/pages.ts";
import { type Extracted, type Extraction, extract } from "../../extract/extract.ts";
import type { Failure } from "../../failure/errors.ts";
import type { EvaluateRequest, TransactionFact } from "../../reading/reading.ts";
import type { IdentifiedBody } from "./identifyBody.ts";
import type { JoinedBody } from "./joinPages.ts";

export type JoinedAnswer =
  | { readonly ok: true; readonly value: ReturnType<typeof mergePages> }
  | { readonly ok: false; readonly failure: Failure };

/** The pages of an Item's syncs, read once for all syncs that continue them. */
export interface SyncPages {
  readonly extractions: Map<IdentifiedBody, Extraction>;
  /** The current rows after the last sync that was joined, which the next one usually continues. */
  last: RowsAfter;
}

interface RowsAfter {
  readonly pages: readonly IdentifiedBody[];
  readonly rows: Map<string, TransactionFact>;
}

export function createSyncPages(): SyncPages {
  return { extractions: new Map(), last: { pages: [], rows: new Map() } };
}

function extracted(saved: IdentifiedBody, evaluate: EvaluateRequest, syncs: SyncPages): Extraction {
  if (saved.endpoint !== "/transactions/sync") return extract(saved.endpoint, saved.body, { evaluate });
  const extraction = syncs.extractions.get(saved) ?? extract(saved.endpoint, saved.body);
  syncs.extractions.set(saved, extraction);
  return extraction;
}

/**
 * What is kept of a response with all its pages. A sync that continues another has the rows of both, as changed and
 * removed by the later one.
 */
export function joinedAnswer(joined: JoinedBody, evaluate: EvaluateRequest, syncs: SyncPages): JoinedAnswer {
  const { pages, before } = joined;
  const own: Extracted[] = [];
  for (const page of pages) {
    const extraction = extracted(page, evaluate, syncs);
    if (!extraction.ok) return extraction;
    own.push(extraction.value);
  }
  const value = mergePages(own, completeFrom(joined, evaluate, syncs));
  if (before.length === 0 || value.transactions === undefined) return { ok: true, value };
  const { rows } = rowsAfter([...before, ...pages], evaluate, syncs);
  return { ok: true, value: { ...value, transactions: { ...value.transactions, rows: [...rows.values()] } } };
}

/** A transaction is pending for at most so long. Source: https://plaid.com/docs/transactions/transactions-data/ */
const longestPendingMs = 14 * 86_400_000;

/**
 * The first day from which a response lists every row, if its last page is the last: of a sync, where each page is known
 * to continue the one before, from the first; else where it was asked for all days in which a row can be pending. Null
 * also where nobody knows for which accounts it was asked.
 */
function completeFrom(
  { saved, pages, before }: JoinedBody,
  evaluate: EvaluateRequest,
  syncs: SyncPages,
): string | null {
  if (saved.sent === undefined) return null;
  if (saved.endpoint === "/transactions/sync") {
    const all = [...before, ...pages];
    const isKnown = all.every((each) => each.page?.cursor !== undefined && extracted(each, evaluate, syncs).ok);
    return isKnown && all[0]?.page?.cursor === "" ? "" : null;
  }
  const { startedAt, page: { from, to } = {} } = saved;
  if (startedAt === undefined || from === undefined || to === undefined) return null;
  const isRecent = from <= new Date(Date.parse(startedAt) - longestPendingMs).toISOString();
  return isRecent && to >= startedAt.slice(0, 10) ? from : null;
}

/** The current rows after all these pages; those of a failed page apart. */
function rowsAfter(pages: readonly IdentifiedBody[], evaluate: EvaluateRequest, syncs: SyncPages): RowsAfter {
  const { last } = syncs;
  const goesOn = last.pages.every((page, index) => page === pages[index]);
  const rows = goesOn ? last.rows : new Map<string, TransactionFact>();
  for (const saved of goesOn ? pages.slice(last.pages.length) : pages) {
    const extraction = extracted(saved, evaluate, syncs);
    if (!extraction.ok) continue;
    const { page } = extraction.value;
    for (const row of page?.added ?? []) rows.set(row.transactionId, row);
    for (const row of page?.modified ?? []) rows.set(row.transactionId, row);
    for (const id of page?.removed ?? []) rows.delete(id);
  }
  syncs.last = { pages, rows };
  return syncs.last;
}
