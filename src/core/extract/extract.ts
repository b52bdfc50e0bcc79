import type { EndpointPath } from "../endpoint/endpoint.ts";
import type { Failure } from "../failure/errors.ts";
import type { ItemFacts } from "../item/item.ts";
import type { AccountReading } from "../reading/balances.ts";
import type { EvaluateRequest, SignalFacts, TransactionFact } from "../reading/reading.ts";
import { accountsIn, withAccounts } from "./accounts.ts";
import { itemFactsIn } from "./item.ts";
import { asBoolean, asNullableString, asNumber, asObject, type JsonObject, ShapeError } from "./json.ts";
import { signalIn } from "./signal.ts";
import { removedIn, transactionsIn } from "./transactions.ts";

/** The paging facts of one page. */
interface PageFacts {
  readonly updateStatus: string | null;
  readonly added: readonly TransactionFact[];
  readonly modified: readonly TransactionFact[];
  /** Ids of rows that are gone. */
  readonly removed: readonly string[];
  readonly nextCursor: string | null;
  readonly hasMore: boolean;
  /** `total_…` of endpoints that page by offset; null elsewhere. */
  readonly total: number | null;
  /** Rows on this page, of whatever the endpoint pages. */
  readonly rowCount: number;
}

/** What core keeps of one response. */
export interface Extracted {
  readonly accounts: readonly AccountReading[];
  readonly item?: ItemFacts;
  readonly signal?: SignalFacts;
  readonly page?: PageFacts;
}

export type Extraction =
  | { readonly ok: true; readonly value: Extracted }
  | { readonly ok: false; readonly failure: Failure };

type Extractor = (body: JsonObject, asked: { readonly evaluate: EvaluateRequest }) => Extracted;

const accountsAlone: Extractor = (body) => ({ accounts: accountsIn(body) });

const syncPage: Extractor = (body) => {
  const added = transactionsIn(body.added, "added");
  const modified = transactionsIn(body.modified, "modified");
  const removed = removedIn(body.removed);
  const page: PageFacts = {
    updateStatus: asNullableString(body.transactions_update_status, "transactions_update_status"),
    added,
    modified,
    removed,
    nextCursor: asNullableString(body.next_cursor, "next_cursor"),
    hasMore: asBoolean(body.has_more, "has_more"),
    total: null,
    rowCount: added.length + modified.length + removed.length,
  };
  // Answers of 2023 have no accounts. Source: https://plaid.com/docs/changelog/
  return { accounts: body.accounts === undefined ? [] : accountsIn(body), page };
};

const transactionsPage: Extractor = (body) => {
  const added = transactionsIn(body.transactions, "transactions");
  const page: PageFacts = {
    updateStatus: null,
    added,
    modified: [],
    removed: [],
    nextCursor: null,
    hasMore: false,
    total: asNumber(body.total_transactions, "total_transactions"),
    rowCount: added.length,
  };
  return { accounts: accountsIn(body), page };
};

/**
 * What is read of an answer besides its accounts, or instead of them. Of the others only the accounts are kept: not how
 * well a person matches (`/identity/match`), and no row that explains no cash balance (`/investments/transactions/get`).
 */
const extractors: Readonly<Partial<Record<EndpointPath, Extractor>>> = {
  "/item/get": (body) => ({ accounts: [], item: itemFactsIn(body) }),
  "/transactions/sync": syncPage,
  "/transactions/get": transactionsPage,
  "/signal/evaluate": (body, asked) => signalIn(body, asked.evaluate),
};

/** The request of a saved `/signal/evaluate` body, when nobody knows it. */
const unknownRequest: EvaluateRequest = { accountId: "unknown", amount: 0, rulesetKey: null, clientTransactionId: "" };

/**
 * Reads one response without trusting it: a body of the wrong shape is a `malformed-answer` failure that names the
 * field. Never throws. `asked` is the request of an evaluation, whose response does not name its account.
 */
export function extract(
  endpoint: EndpointPath,
  body: unknown,
  asked: { readonly evaluate?: EvaluateRequest } = {},
): Extraction {
  try {
    const read = extractors[endpoint] ?? accountsAlone;
    const value = read(withAccounts(asObject(body, "body")), { evaluate: asked.evaluate ?? unknownRequest });
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    return { ok: false, failure: { reason: "malformed-answer", requestId: null, detail: error.message } };
  }
}
