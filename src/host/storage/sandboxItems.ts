import type { SecretStorage } from "vscode";
import { BalanceLensError } from "../../core/errors.ts";
import type { ItemSummary } from "../../core/item.ts";
import type { Clock } from "../../core/ports.ts";
import type { SecretValues } from "../secretValues.ts";
import { stored } from "./sandboxKeys.ts";

/** The name of an Item's token in SecretStorage. */
export function tokenName(itemId: string): string {
  return `sandbox.token.${itemId}`;
}

/** A folder of small texts. Rejects with whatever the disk said. */
export interface TextFolder {
  /** The texts that are there, in no order. */
  readAll(): PromiseLike<readonly string[]>;
  /** Empty when there is none. */
  read(name: string): PromiseLike<string>;
  write(name: string, text: string): PromiseLike<void>;
  /** Nothing happens when it is gone already. */
  remove(name: string): PromiseLike<void>;
}

export interface SandboxItemStorage {
  readonly folder: TextFolder;
  readonly secrets: SecretStorage;
  readonly known: SecretValues;
  readonly clock: Pick<Clock, "now">;
}

/** What is kept of one Item: what labels it, and since when, in ms, which is its place in the list. */
interface Kept {
  readonly item: ItemSummary;
  readonly addedAt: number;
}

/**
 * The Items of Plaid Sandbox this person added: what labels each in a file of its own, its access token in
 * SecretStorage, both written by this class alone. A Memento is written as a whole, so of two windows that add an Item
 * each at once, one would lose it.
 */
export class SandboxItems {
  readonly #storage: SandboxItemStorage;

  constructor(storage: SandboxItemStorage) {
    this.#storage = storage;
  }

  /** In the order they were added, in whichever window. @throws BalanceLensError `storage-failed` */
  async list(): Promise<readonly ItemSummary[]> {
    return (await this.#kept()).map(({ item }) => item);
  }

  /**
   * Keeps the token first: an Item without one would be listed and could never be read.
   * @throws BalanceLensError `storage-failed`
   */
  async put(item: ItemSummary, accessToken: string): Promise<void> {
    await this.replaceToken(item.itemId, accessToken);
    await this.label(item);
  }

  /** @throws BalanceLensError `storage-failed` */
  async replaceToken(itemId: string, accessToken: string): Promise<void> {
    const { secrets, known } = this.#storage;
    known.add(accessToken);
    await stored(secrets.store(tokenName(itemId), accessToken), known);
  }

  /** Replaces what labels an Item, or adds it at the end. @throws BalanceLensError `storage-failed` */
  async label(item: ItemSummary): Promise<void> {
    const { folder, known, clock } = this.#storage;
    // Its own file alone: an import labels a thousand Items one by one.
    const [before] = parse(await stored(folder.read(fileName(item.itemId)), known));
    const kept: Kept = { item, addedAt: before?.addedAt ?? clock.now() };
    await stored(folder.write(fileName(item.itemId), JSON.stringify(kept)), known);
  }

  /** @throws BalanceLensError `storage-failed` */
  async remove(itemId: string): Promise<void> {
    const { folder, secrets, known } = this.#storage;
    await stored(folder.remove(fileName(itemId)), known);
    await stored(secrets.delete(tokenName(itemId)), known);
  }

  /** @throws BalanceLensError `token-missing` when no token is stored for it, `storage-failed` */
  async accessTokenOf(itemId: string): Promise<string> {
    const { secrets, known } = this.#storage;
    const token = await stored(secrets.get(tokenName(itemId)), known);
    if (token === undefined) throw new BalanceLensError({ reason: "token-missing", requestId: null });
    known.add(token);
    return token;
  }

  async #kept(): Promise<readonly Kept[]> {
    const { folder, known } = this.#storage;
    const texts = await stored(folder.readAll(), known);
    return texts.flatMap(parse).sort((left, right) => left.addedAt - right.addedAt);
  }
}

/** An id is Plaid's and could hold anything; no part of it may be a path. */
function fileName(itemId: string): string {
  return `${encodeURIComponent(itemId)}.json`;
}

/** A file of another shape, or one that another window is just writing, is none. */
function parse(text: string): readonly Kept[] {
  try {
    const { item, addedAt } = JSON.parse(text);
    return isItemSummary(item) && typeof addedAt === "number" ? [{ item, addedAt }] : [];
  } catch {
    return [];
  }
}

function isItemSummary(value: unknown): value is ItemSummary {
  if (typeof value !== "object" || value === null) return false;
  const item = value as Partial<Record<keyof ItemSummary, unknown>>;
  return typeof item.itemId === "string" && item.environment === "sandbox" && Array.isArray(item.products);
}
