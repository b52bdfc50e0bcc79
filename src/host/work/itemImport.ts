import type { Failure, FailureReason } from "../../core/failure/errors.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import { readTokenList } from "../../core/item/tokenList.ts";
import { roomFor } from "../../core/plan/budget.ts";
import type { PlaidConnection } from "../../core/run/ports.ts";
import { runBounded } from "../../core/run/runBounded.ts";
import type { ImportOutcome, RefusedEntry } from "../../text/documents/importDocument.ts";
import type { CallRecord } from "../connection/callRecord.ts";
import type { Connections } from "../connection/connections.ts";
import { failureOf } from "../failure/failures.ts";
import type { SandboxItems } from "../storage/sandboxItems.ts";
import { identifyItem } from "./identifyItem.ts";

export interface ItemImportDependencies {
  readonly connections: Connections;
  readonly sandboxItems: SandboxItems;
  readonly calls: CallRecord;
}

/** A text with access tokens, and its source: the name of a file, or the clipboard. */
export interface TokenText {
  readonly source: string;
  readonly text: string;
}

/** A token that may be sent, with its position in the texts. */
type Candidate = Omit<RefusedEntry, "why"> & { readonly accessToken: string };

/** Calls in parallel: enough to hide the latency of a distant server, few enough not to burden it. */
const sideBySide = 4;

/** Failures that concern one token alone; after any other, the rest of the list would fail too. */
const ofOneToken: readonly FailureReason[] = [
  "invalid-access-token",
  "item-not-found",
  "item-error",
  "item-login-required",
  "consent-required",
  "invalid-request",
  "malformed-answer",
  "timed-out",
  "connection-lost",
];

/**
 * Adds the Items of the access tokens in these texts, each once `/item/get` has responded, within the limit that Plaid
 * documents for it. A token that Plaid refuses affects its own entry alone; when Plaid cannot be reached, refuses the
 * keys or reports its rate limit, the rest is not tried. After a cancel, what was added stays. @throws BalanceLensError
 * `storage-failed`, `production-refused` for the address in the settings
 */
export async function importItems(
  deps: ItemImportDependencies,
  texts: readonly TokenText[],
  { signal, onEntry }: { readonly signal: AbortSignal; onEntry(of: number): void },
): Promise<ImportOutcome> {
  const { candidates, refused } = sortedOut(texts);
  const before = await tokensKept(deps.sandboxItems);
  const fresh = candidates.filter(({ accessToken }) => !before.tokens.has(accessToken));
  const source = await deps.connections.of("sandbox");
  const nameOf = namesOnce(source, signal);
  const added = new Set<string>();
  let stopped: Failure | null = null;
  let underWay = 0;

  await runBounded(fresh, sideBySide, async ({ accessToken, ...entry }) => {
    if (signal.aborted) return;
    stopped ??= noRoom(deps.calls, underWay);
    if (stopped !== null) return void refused.push({ ...entry, why: stopped });
    underWay += 1;
    const item = await identifyItem(source, accessToken, { signal, nameOf }).catch(failureOf);
    underWay -= 1;
    onEntry(fresh.length);
    if ("itemId" in item) {
      const kept = deps.sandboxItems.put({ ...aliasOf(before.items.get(item.itemId)), ...item }, accessToken);
      const failure = await kept.then(() => null, failureOf);
      if (failure === null) added.add(item.itemId);
      else {
        refused.push({ ...entry, why: failure });
        // The next Item could not be kept either.
        stopped ??= failure;
      }
    } else if (!signal.aborted) {
      refused.push({ ...entry, why: item });
      if (!ofOneToken.includes(item.reason)) stopped ??= item;
    }
  });
  const places = texts.map(({ source }) => source);
  refused.sort((a, b) => places.indexOf(a.source) - places.indexOf(b.source) || a.position - b.position);
  return { added: added.size, known: candidates.length - fresh.length, refused, isCancelled: signal.aborted };
}

function sortedOut(texts: readonly TokenText[]) {
  const candidates: Candidate[] = [];
  const refused: RefusedEntry[] = [];
  for (const { source, text } of texts) {
    const { counts, tokens, refused: problems } = readTokenList(text);
    candidates.push(...tokens.map((token) => ({ source, counts, ...token })));
    refused.push(...problems.map(({ position, problem }) => ({ source, counts, position, why: problem })));
  }
  return { candidates, refused };
}

async function tokensKept(sandboxItems: SandboxItems) {
  const items = new Map((await sandboxItems.list()).map((item) => [item.itemId, item]));
  const tokens = new Set<string>();
  for (const itemId of items.keys()) {
    // An import repairs an Item whose token is gone.
    const token = await sandboxItems.accessTokenOf(itemId).catch(() => null);
    if (token !== null) tokens.add(token);
  }
  return { items, tokens };
}

function aliasOf(item: ItemSummary | undefined): Pick<ItemSummary, "alias"> {
  return item?.alias === undefined ? {} : { alias: item.alias };
}

/**
 * The Item of a token is unknown before the call, so only the limit shared by all Items can be counted. A call is
 * recorded once it has ended, so calls under way are counted here.
 */
function noRoom(calls: CallRecord, underWay: number): Failure | null {
  const room = roomFor(calls.budgetOf(crypto.randomUUID()), "/item/get");
  return room > underWay ? null : { reason: "budget-spent", requestId: null };
}

/** Most lists contain few banks: each is looked up once. */
function namesOnce(source: PlaidConnection, signal: AbortSignal) {
  const names = new Map<string, Promise<string>>();
  return (institutionId: string): Promise<string> => {
    const known = names.get(institutionId) ?? source.institutionName(institutionId, signal);
    names.set(institutionId, known);
    return known;
  };
}
