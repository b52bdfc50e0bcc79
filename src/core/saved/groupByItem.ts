import type { IdentifiedBody } from "./body/identifyBody.ts";
import { itemOf } from "./savedItem.ts";

/** The responses of each Item in their order, and those of no known Item. */
export interface ItemGroups {
  readonly groups: readonly (readonly IdentifiedBody[])[];
  readonly ofNone: readonly IdentifiedBody[];
}

/**
 * Groups responses by Item: those that name it, and those that share an account with one that does, or asked for one. With a
 * single Item all are of it. `areTogether`: the person chose the responses one by one, so they belong together.
 */
export function groupByItem(bodies: readonly IdentifiedBody[], areTogether: boolean): ItemGroups {
  const names = new Names();
  const nameOf = names.byToken(
    bodies,
    bodies.map((body) => names.of(body)),
  );
  const groups = new Map<Name, IdentifiedBody[]>();
  const unnamed: IdentifiedBody[] = [];
  for (const [index, body] of bodies.entries()) {
    const name = nameOf[index] ?? null;
    if (name === null) {
      unnamed.push(body);
      continue;
    }
    const first = firstOf(name);
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [body]);
    else group.push(body);
  }
  const itemCount = new Set(names.items().map(firstOf)).size;
  if (groups.size <= 1 || (areTogether && itemCount <= 1))
    return { groups: bodies.length === 0 ? [] : [bodies], ofNone: [] };
  return { groups: [...groups.values()], ofNone: unnamed };
}

/** An Item's ID or an account's, joined to another of the same Item; the first of them is joined to none. */
interface Name {
  joined: Name | null;
}

/** The first of the names that are joined to this one. */
function firstOf(name: Name): Name {
  let first = name;
  while (first.joined !== null) first = first.joined;
  if (first !== name) name.joined = first;
  return first;
}

class Names {
  readonly #items = new Map<string, Name>();
  readonly #accounts = new Map<string, Name>();

  items(): readonly Name[] {
    return [...this.#items.values()];
  }

  /** Joins all names in a response. @returns one of them; null where it has none */
  of({ body, evaluate, sent }: IdentifiedBody): Name | null {
    const itemId = itemOf(body)?.item_id ?? body.item_id;
    let name = typeof itemId === "string" ? this.#nameIn(this.#items, itemId, null) : null;
    for (const list of [body.accounts, body.added, body.transactions]) {
      if (!Array.isArray(list)) continue;
      for (const row of list as readonly unknown[]) {
        const id = typeof row === "object" && row !== null && "account_id" in row ? row.account_id : null;
        if (typeof id === "string") name = this.#nameIn(this.#accounts, id, name);
      }
    }
    // An account that the Item does not have names no Item.
    if (body.error_code === "INVALID_ACCOUNT_ID") return name;
    const asked = [...(sent?.accountIds ?? []), ...(evaluate?.accountId === undefined ? [] : [evaluate.accountId])];
    for (const id of asked) name = this.#nameIn(this.#accounts, id, name);
    return name;
  }

  /** Names the bodies without a name by their access tokens, where answers that name an Item show whose theirs are. */
  byToken(bodies: readonly IdentifiedBody[], named: readonly (Name | null)[]): readonly (Name | null)[] {
    // Null for a token of several Items, as one is that somebody masked.
    const owners = new Map<number, Name | null>();
    for (const [index, { token, isError, endpoint }] of bodies.entries()) {
      const name = named[index];
      // An account that was only asked for may be another Item's.
      if (token === undefined || !name || isError || endpoint === "/signal/evaluate") continue;
      const first = firstOf(name);
      owners.set(token, owners.has(token) && owners.get(token) !== first ? null : first);
    }
    if (owners.size === 0) return named;
    return bodies.map(({ token }, index) => {
      const name = named[index] ?? null;
      if (name !== null || token === undefined) return name;
      if (!owners.has(token)) owners.set(token, { joined: null });
      return owners.get(token) ?? null;
    });
  }

  /** The name of an ID, joined to the one before in the same response. @returns the first of all that are joined */
  #nameIn(names: Map<string, Name>, id: string, before: Name | null): Name {
    let name = names.get(id);
    if (name === undefined) {
      name = { joined: null };
      names.set(id, name);
    }
    const first = firstOf(name);
    if (before === null || firstOf(before) === first) return first;
    first.joined = firstOf(before);
    return firstOf(before);
  }
}
