import type { IdentifiedBody } from "./body/identifyBody.ts";
import { itemOf } from "./savedItem.ts";

/** The responses of each Item in their order, and those of no known Item. */
export interface ItemGroups {
  readonly groups: readonly (readonly IdentifiedBody[])[];
  readonly ofNone: readonly IdentifiedBody[];
}

/**
 * Groups responses by Item: those that name it, and those that share an account with one that does. With a single Item
 * all are of it. `areTogether`: the person chose the responses one by one, so they belong together.
 */
export function groupByItem(bodies: readonly IdentifiedBody[], areTogether: boolean): ItemGroups {
  const sets = new Sets();
  const keysOf = bodies.map(keysIn);
  for (const keys of keysOf) for (const key of keys) sets.join(keys[0] ?? key, key);
  const groups = new Map<string, IdentifiedBody[]>();
  const hasItem = new Set<string>();
  const unnamed: IdentifiedBody[] = [];
  for (const [index, body] of bodies.entries()) {
    const [key] = keysOf[index] ?? [];
    if (key === undefined) {
      unnamed.push(body);
      continue;
    }
    const set = sets.of(key);
    const group = groups.get(set);
    if (group === undefined) groups.set(set, [body]);
    else group.push(body);
    if (key.startsWith("item:")) hasItem.add(set);
  }
  const itemCount = [...groups.keys()].filter((set) => hasItem.has(set)).length;
  if (groups.size <= 1 || (areTogether && itemCount <= 1))
    return { groups: bodies.length === 0 ? [] : [bodies], ofNone: [] };
  return { groups: [...groups.values()], ofNone: unnamed };
}

/** The names that tell the Item of a response: the Item's ID first, then each account. */
function keysIn(identified: IdentifiedBody): readonly string[] {
  const { body, evaluate } = identified;
  const itemId = itemOf(body)?.item_id ?? body.item_id;
  const ids = new Set<string>();
  for (const list of [body.accounts, body.added, body.transactions]) if (Array.isArray(list)) addAccounts(ids, list);
  if (evaluate?.accountId !== undefined) ids.add(evaluate.accountId);
  const keys = typeof itemId === "string" ? [`item:${itemId}`] : [];
  for (const id of ids) keys.push(`account:${id}`);
  return keys;
}

function addAccounts(ids: Set<string>, rows: readonly unknown[]): void {
  for (const row of rows) {
    if (typeof row !== "object" || row === null || !("account_id" in row)) continue;
    if (typeof row.account_id === "string") ids.add(row.account_id);
  }
}

/** Disjoint sets that can be merged: each member points to another, up to the representative of its set. */
class Sets {
  readonly #parents = new Map<string, string>();

  of(key: string): string {
    let top = key;
    for (let next = this.#parents.get(top); next !== undefined && next !== top; next = this.#parents.get(top))
      top = next;
    if (top !== key) this.#parents.set(key, top);
    return top;
  }

  join(one: string, other: string): void {
    const [left, right] = [this.of(one), this.of(other)];
    if (left !== right) this.#parents.set(right, left);
  }
}
