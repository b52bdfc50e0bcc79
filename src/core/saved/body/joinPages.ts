import type { IdentifiedBody } from "./identifyBody.ts";

/** A response joined from its pages. */
export interface JoinedBody {
  /** The first page, whose time is the start of the response. */
  readonly saved: IdentifiedBody;
  readonly pages: readonly IdentifiedBody[];
  /** Pages of earlier responses that a later `/transactions/sync` continues: their rows still count. */
  readonly before: readonly IdentifiedBody[];
  /** True where no cursor and no time confirms that the pages belong together in this order. */
  readonly isOrderGuessed: boolean;
}

/**
 * The number of newest syncs that are joined with the rows of those before: older ones say little about the current
 * rows, and joining all for each would take too long.
 */
const mostBefore = 100;
/** The newest syncs of an Item, which alone are joined with the rows of those before. */
const mostWithRows = 5;

/** The pages of one response are requested within this time of each other, ms. */
const longestBetweenMs = 10 * 60_000;

/** A response while it is joined. */
interface Joining {
  readonly saved: IdentifiedBody;
  readonly pages: IdentifiedBody[];
  /** The sync that this one continues. */
  readonly previous: Joining | null;
  isOrderGuessed: boolean;
  /** The rows on its pages, and of a sync those of the syncs it continues. */
  readonly seen: Set<string>;
}

/**
 * Joins the pages of `/transactions/sync`, `/transactions/get` and `/investments/transactions/get` to one response
 * each, and finds the sync that a later sync continues. `bodies` are of one Item, in the order of time.
 */
export function joinPages(bodies: readonly IdentifiedBody[]): readonly JoinedBody[] {
  const all: Joining[] = [];
  const last = new Map<string, Joining>();
  for (const body of firstPagesFirst(bodies)) {
    const before = last.get(body.endpoint) ?? null;
    const joining = body.isError ? begun(body, null, []) : joinedTo(before, body, idsOf(body));
    if (joining !== before) all.push(joining);
    if (!body.isError) last.set(body.endpoint, joining);
  }
  const syncs = all.filter(({ saved }) => saved.endpoint === "/transactions/sync");
  const withRows = new Set(syncs.slice(-mostWithRows));
  return all.map((each) => ({
    saved: each.saved,
    pages: each.pages,
    before: withRows.has(each) ? pagesBefore(each) : [],
    isOrderGuessed: each.isOrderGuessed,
  }));
}

/** The response that a page belongs to: one begun before, or a new one. */
function joinedTo(before: Joining | null, body: IdentifiedBody, ids: readonly string[]): Joining {
  if (body.endpoint === "/transactions/sync")
    return before === null ? begun(body, null, ids) : nextSync(before, body, ids);
  if (before === null || !isNextOffset(before, body, ids)) return begun(body, null, ids);
  addPage(before, body, ids);
  before.isOrderGuessed ||= isUndated(before.saved, body);
  return before;
}

function begun(saved: IdentifiedBody, previous: Joining | null, ids: readonly string[]): Joining {
  // Syncs that continue each other share one set: only the newest is asked.
  const seen = previous?.seen ?? new Set();
  for (const id of ids) seen.add(id);
  return { saved, pages: [saved], previous, isOrderGuessed: previous?.isOrderGuessed === true, seen };
}

function addPage({ pages, seen }: Joining, body: IdentifiedBody, ids: readonly string[]): void {
  pages.push(body);
  for (const id of ids) seen.add(id);
}

function pagesBefore({ previous }: Joining): readonly IdentifiedBody[] {
  const pages: IdentifiedBody[] = [];
  for (let each = previous; each !== null && pages.length < mostBefore; each = each.previous)
    pages.unshift(...each.pages);
  return pages.slice(-mostBefore);
}

/** Orders the undated pages of a sync: those with more to follow before the one that ends it. */
function firstPagesFirst(bodies: readonly IdentifiedBody[]): readonly IdentifiedBody[] {
  const isUndatedSync = (each: IdentifiedBody): boolean =>
    each.endpoint === "/transactions/sync" && !each.isError && each.startedAt === undefined;
  const pages = bodies.filter(isUndatedSync);
  if (!pages.some(hasMore)) return bodies;
  const ordered = [...pages.filter(hasMore), ...pages.filter((each) => !hasMore(each))];
  let index = 0;
  return bodies.map((each) => (isUndatedSync(each) ? (ordered[index++] ?? each) : each));
}

function hasMore({ body }: IdentifiedBody): boolean {
  return body.has_more === true;
}

function isUndated(...bodies: readonly IdentifiedBody[]): boolean {
  return bodies.some(({ startedAt }) => startedAt === undefined);
}

function nextSync(before: Joining, body: IdentifiedBody, ids: readonly string[]): Joining {
  const last = before.pages.at(-1) ?? before.saved;
  const cursor = body.page?.cursor;
  const goesOn = cursor === undefined ? isLikelyNext(before, ids) : cursor !== "" && cursor === last.body.next_cursor;
  if (!goesOn) return begun(body, null, ids);
  const isGuessed = cursor === undefined && isUndated(last, body);
  if (!hasMore(last) || !isSoonAfter(last, body)) {
    const next = begun(body, before, ids);
    next.isOrderGuessed ||= isGuessed;
    return next;
  }
  addPage(before, body, ids);
  before.isOrderGuessed ||= isGuessed;
  return before;
}

/** Whether a sync without its request continues the one before: unless it lists the same rows anew. */
function isLikelyNext({ seen }: Joining, added: readonly string[]): boolean {
  const repeated = added.filter((id) => seen.has(id)).length;
  return repeated === 0 || repeated < added.length / 2;
}

function isSoonAfter(one: IdentifiedBody, other: IdentifiedBody): boolean {
  const between = Date.parse(other.startedAt ?? "") - Date.parse(one.startedAt ?? "");
  return Number.isNaN(between) || (between >= 0 && between <= longestBetweenMs);
}

/** The field with the number of all rows, by endpoint that pages by offset. */
const offsetTotals: ReadonlyMap<string, string> = new Map([
  ["/transactions/get", "total_transactions"],
  ["/investments/transactions/get", "total_investment_transactions"],
]);

/** True where a page by offset follows the pages before: the same total, more rows to come, and no row seen before. */
function isNextOffset({ saved, pages, seen }: Joining, body: IdentifiedBody, more: readonly string[]): boolean {
  const total = offsetTotals.get(body.endpoint);
  if (total === undefined) return false;
  const last = pages.at(-1) ?? saved;
  if (body.page?.offset !== undefined && body.page.offset !== seen.size) return false;
  const count = body.body[total];
  const hasRoom = typeof count === "number" && seen.size < count && count === saved.body[total];
  return hasRoom && more.length > 0 && !more.some((id) => seen.has(id)) && isSoonAfter(last, body);
}

/** The IDs of the rows on a page. */
function idsOf({ body }: IdentifiedBody): readonly string[] {
  const rows = body.added ?? body.transactions ?? body.investment_transactions;
  const ids: string[] = [];
  if (!Array.isArray(rows)) return ids;
  for (const row of rows as readonly unknown[]) {
    if (typeof row !== "object" || row === null) continue;
    const { transaction_id, investment_transaction_id } = row as Readonly<Record<string, unknown>>;
    const id = transaction_id ?? investment_transaction_id;
    if (typeof id === "string") ids.push(id);
  }
  return ids;
}
