import type { Memento, SecretStorage } from "vscode";
import { BalanceLensError } from "../../core/errors.ts";
import type { ItemSummary } from "../../core/item.ts";
import type { SecretValues } from "../secretValues.ts";
import { stored } from "./sandboxKeys.ts";

const itemsKey = "sandbox.items";

/** The name of an Item's token in SecretStorage. */
export function tokenName(itemId: string): string {
  return `sandbox.token.${itemId}`;
}

export interface SandboxItemStorage {
  readonly memento: Pick<Memento, "get" | "update">;
  readonly secrets: SecretStorage;
  readonly known: SecretValues;
}

/**
 * The Items of Plaid Sandbox this person added: what labels them in the Memento, their access tokens in SecretStorage,
 * both written by this class alone.
 */
export class SandboxItems {
  readonly #storage: SandboxItemStorage;

  constructor(storage: SandboxItemStorage) {
    this.#storage = storage;
  }

  list(): readonly ItemSummary[] {
    const saved = this.#storage.memento.get<unknown>(itemsKey);
    return Array.isArray(saved) ? saved.filter(isItemSummary) : [];
  }

  /**
   * Keeps the token first: an Item without one would be listed and could never be read.
   * @throws BalanceLensError `storage-failed`
   */
  async put(item: ItemSummary, accessToken: string): Promise<void> {
    this.#storage.known.add(accessToken);
    await stored(this.#storage.secrets.store(tokenName(item.itemId), accessToken), this.#storage.known);
    await this.label(item);
  }

  /** Replaces what labels an Item, or adds it at the end. */
  async label(item: ItemSummary): Promise<void> {
    const items = this.list();
    const known = items.some(({ itemId }) => itemId === item.itemId);
    await this.#save(known ? items.map((each) => (each.itemId === item.itemId ? item : each)) : [...items, item]);
  }

  /** @throws BalanceLensError `storage-failed` */
  async remove(itemId: string): Promise<void> {
    await this.#save(this.list().filter((item) => item.itemId !== itemId));
    await stored(this.#storage.secrets.delete(tokenName(itemId)), this.#storage.known);
  }

  /** @throws BalanceLensError `token-missing` when no token is stored for it, `storage-failed` */
  async accessTokenOf(itemId: string): Promise<string> {
    const token = await stored(this.#storage.secrets.get(tokenName(itemId)), this.#storage.known);
    if (token === undefined) throw new BalanceLensError({ reason: "token-missing", requestId: null });
    this.#storage.known.add(token);
    return token;
  }

  async #save(items: readonly ItemSummary[]): Promise<void> {
    await stored(this.#storage.memento.update(itemsKey, items), this.#storage.known);
  }
}

function isItemSummary(value: unknown): value is ItemSummary {
  if (typeof value !== "object" || value === null) return false;
  const item = value as Partial<Record<keyof ItemSummary, unknown>>;
  return typeof item.itemId === "string" && item.environment === "sandbox" && Array.isArray(item.products);
}
