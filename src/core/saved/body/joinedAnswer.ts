import { mergePages } from "../../endpoint/pages.ts";
import { type Extracted, type Extraction, extract } from "../../extract/extract.ts";
import type { Failure } from "../../failure/errors.ts";
import type { EvaluateRequest, TransactionFact } from "../../reading/reading.ts";
import type { IdentifiedBody } from "./identifyBody.ts";
import type { JoinedBody } from "./joinPages.ts";

export type JoinedAnswer =
  | { readonly ok: true; readonly value: ReturnType<typeof mergePages> }
  | { readonly ok: false; readonly failure: Failure };

/** What the pages of syncs say, once for all syncs that go on from them. */
export type SyncPages = Map<IdentifiedBody, Extraction>;

function extracted(saved: IdentifiedBody, evaluate: EvaluateRequest, syncs: SyncPages): Extraction {
  if (saved.endpoint !== "/transactions/sync") return extract(saved.endpoint, saved.body, { evaluate });
  const extraction = syncs.get(saved) ?? extract(saved.endpoint, saved.body);
  syncs.set(saved, extraction);
  return extraction;
}

/**
 * What is kept of an answer in all its pages. The rows of a sync that goes on from one before are those of both: what
 * the later one changed or took back counts.
 */
export function joinedAnswer({ pages, before }: JoinedBody, evaluate: EvaluateRequest, syncs: SyncPages): JoinedAnswer {
  const own: Extracted[] = [];
  for (const page of pages) {
    const extraction = extracted(page, evaluate, syncs);
    if (!extraction.ok) return extraction;
    own.push(extraction.value);
  }
  const value = mergePages(own);
  if (before.length === 0 || value.transactions === undefined) return { ok: true, value };
  const earlier = before.flatMap((page) => {
    const extraction = extracted(page, evaluate, syncs);
    return extraction.ok ? [extraction.value] : [];
  });
  return { ok: true, value: { ...value, transactions: { ...value.transactions, rows: rowsOf([...earlier, ...own]) } } };
}

/** The rows that stand after all these pages. */
function rowsOf(pages: readonly Extracted[]): readonly TransactionFact[] {
  const rows = new Map<string, TransactionFact>();
  for (const { page } of pages) {
    for (const row of page?.added ?? []) rows.set(row.transactionId, row);
    for (const row of page?.modified ?? []) rows.set(row.transactionId, row);
    for (const id of page?.removed ?? []) rows.delete(id);
  }
  return [...rows.values()];
}
