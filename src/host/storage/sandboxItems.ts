import type { SecretStorage } from "vscode";
import { isItemSummary } from "../../core/documents/itemShape.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import type { Clock } from "../../core/run/ports.ts";
import type { SecretValues } from "../secretValues.ts";
import { AccessTokens } from "./accessTokens.ts";
import { isItemFile, itemFileName, itemIdOfFile } from "./itemFileName.ts";
import { stored } from "./storageErrors.ts";

/** A file of a folder; `text` is null when the file exists but cannot be read. */
export interface FolderFile {
  readonly name: string;
  readonly text: string | null;
}

/** A folder of small text files. Rejects with the system's error. */
export interface TextFolder {
  /** The folder's files, in no particular order; subfolders are ignored. */
  readAll(): PromiseLike<readonly FolderFile[]>;
  /** An empty list when there is no such file. */
  read(name: string): PromiseLike<string>;
  write(name: string, text: string): PromiseLike<void>;
  /** Does nothing when there is no such file. */
  remove(name: string): PromiseLike<void>;
  /** Removes the files of unfinished writes, even recent ones. */
  removeAside(): PromiseLike<void>;
}

export interface SandboxItemStorage {
  readonly folder: TextFolder;
  readonly secrets: SecretStorage;
  readonly known: SecretValues;
  readonly clock: Pick<Clock, "now">;
  /** Called for a file that does not describe its Item, which is then listed by its id only. */
  onDamaged?(fileName: string): void;
}

/** What could not be deleted. */
export interface ItemsLeft {
  /** Items whose tokens are still stored. */
  readonly tokensOf: readonly string[];
  /** False when the stored tokens could not be listed: there may be more of them. */
  readonly isSureOfTokens: boolean;
  /** Files that describe Items. */
  readonly files: readonly string[];
}

/** The stored description of an Item, and when it was added (ms), which decides its place in the list. */
interface Kept {
  readonly item: ItemSummary;
  readonly addedAt: number;
}

/**
 * The Plaid Sandbox Items that this person added. Each is described in a file of its own; access tokens and the list
 * of them are in SecretStorage. Only this class writes any of it. A Memento is written as a whole, so two windows that
 * add an Item at the same time would lose one.
 */
export class SandboxItems {
  readonly #storage: SandboxItemStorage;
  readonly #tokens: AccessTokens;
  /** Descriptions that could not be written yet, by Item. */
  readonly #unwritten = new Map<string, ItemSummary>();

  constructor(storage: SandboxItemStorage) {
    this.#storage = storage;
    this.#tokens = new AccessTokens(storage);
  }

  /**
   * Lists the Items in the order they were added, in any window; then, by id only, those with a stored token but no
   * description: an Item with a live token must stay visible. @throws BalanceLensError `storage-failed`
   */
  async list(): Promise<readonly ItemSummary[]> {
    const { folder, known, onDamaged } = this.#storage;
    await this.#writeLabels();
    const [all, listed] = await Promise.all([
      stored(folder.readAll(), known),
      // The list works without the keyring; whatever needs a token reports its failure.
      this.#tokens.itemIds().catch(() => null),
    ]);
    const files = all.filter(({ name }) => isItemFile(name)).map((file) => ({ ...file, kept: parse(file) }));
    const items = new Map<string, ItemSummary>();
    for (const { item } of files.flatMap(({ kept }) => kept).sort((left, right) => left.addedAt - right.addedAt)) {
      if (!items.has(item.itemId)) items.set(item.itemId, item);
    }
    for (const { name } of files.filter(({ kept }) => kept.length === 0)) {
      onDamaged?.(name);
      const itemId = itemIdOfFile(name);
      if (itemId !== null && !items.has(itemId)) items.set(itemId, unlabelled(itemId));
    }
    if (listed !== null) await this.#tokens.listMissing([...items.keys()], listed);
    for (const itemId of listed ?? []) {
      if (!items.has(itemId) && (await this.#tokens.has(itemId))) {
        items.set(itemId, this.#unwritten.get(itemId) ?? unlabelled(itemId));
      }
    }
    return [...items.values()];
  }

  /**
   * Stores the token, then the description: an Item without a token could be listed but never read. Once the token is
   * stored the Item counts as stored: a description that cannot be written is still shown in this window, and written
   * with the next list. @throws BalanceLensError `storage-failed`: nothing is stored
   */
  async put(item: ItemSummary, accessToken: string): Promise<void> {
    await this.replaceToken(item.itemId, accessToken);
    await this.label(item).catch(() => this.#unwritten.set(item.itemId, item));
  }

  /** @throws BalanceLensError `storage-failed` */
  replaceToken(itemId: string, accessToken: string): Promise<void> {
    return this.#tokens.put(itemId, accessToken);
  }

  /** Replaces an Item's description, or adds it at the end. @throws BalanceLensError `storage-failed` */
  async label(item: ItemSummary): Promise<void> {
    const { folder, known, clock } = this.#storage;
    const name = await itemFileName(item.itemId);
    // Reads the Item's own file only: an import describes a thousand Items one by one.
    const [before] = parse({ name, text: await stored(folder.read(name), known) });
    const kept: Kept = { item, addedAt: before?.addedAt ?? clock.now() };
    await stored(folder.write(name, JSON.stringify(kept)), known);
  }

  /** Removes the token first: if the rest fails, the Item is still listed and can be removed again. */
  async remove(itemId: string): Promise<void> {
    const { folder, known } = this.#storage;
    await this.#tokens.delete(itemId);
    this.#unwritten.delete(itemId);
    await stored(folder.remove(await itemFileName(itemId)), known);
    await this.#tokens.unlist([itemId]);
  }

  /**
   * Deletes every token known from the list, the files or VS Code, and every description. What cannot be deleted does
   * not stop the rest, and stays listed. Never rejects.
   */
  async erase(): Promise<ItemsLeft> {
    this.#unwritten.clear();
    const { folder } = this.#storage;
    const [listed, read] = await Promise.allSettled([this.#tokens.itemIds(), folder.readAll()]);
    const files = (read.status === "fulfilled" ? read.value : []).filter(({ name }) => isItemFile(name));
    const named = files.flatMap((file) => [...parse(file).map(({ item }) => item.itemId), itemIdOfFile(file.name)]);
    const itemIds = new Set([...(listed.status === "fulfilled" ? listed.value : []), ...named]);
    const known = [...itemIds].filter((itemId) => itemId !== null);
    const tokensOf = await failing(known, (itemId) => this.#tokens.delete(itemId));
    const filesLeft = await failing(
      files.map(({ name }) => name),
      (name) => folder.remove(name),
    );
    const asideLeft = await failing(["*"], () => folder.removeAside());
    const left = new Set(tokensOf);
    const gone = known.filter((itemId) => !left.has(itemId));
    const unlisted = await failing([gone], (each) => this.#tokens.unlist(each));
    return {
      tokensOf,
      isSureOfTokens: listed.status === "fulfilled" && unlisted.length === 0,
      files: read.status === "fulfilled" ? [...filesLeft, ...asideLeft] : ["*"],
    };
  }

  /** The Item's access token. @throws BalanceLensError `token-missing` when none is stored, `secrets-unavailable` */
  accessTokenOf(itemId: string): Promise<string> {
    return this.#tokens.of(itemId);
  }

  async #writeLabels(): Promise<void> {
    for (const [itemId, item] of this.#unwritten) {
      const isWritten = await this.label(item).then(
        () => true,
        () => false,
      );
      if (isWritten) this.#unwritten.delete(itemId);
    }
  }
}

/** Those for which `work` rejects. */
async function failing<T>(all: readonly T[], work: (each: T) => PromiseLike<unknown>): Promise<readonly T[]> {
  const ended = await Promise.allSettled(all.map(work));
  return all.filter((_each, index) => ended[index]?.status === "rejected");
}

/** An Item of which only the id is known; the next `/item/get` response names it. */
function unlabelled(itemId: string): ItemSummary {
  return { itemId, environment: "sandbox", institutionId: null, institutionName: null, products: [] };
}

/** The Items in a file; empty for an unknown form, and for a file that another window is writing. */
function parse({ text }: FolderFile): readonly Kept[] {
  if (text === null) return [];
  try {
    const { item, addedAt } = JSON.parse(text);
    // Items of the local sandbox are stored by that sandbox only.
    return isItemSummary(item) && item.environment === "sandbox" && typeof addedAt === "number"
      ? [{ item, addedAt }]
      : [];
  } catch {
    return [];
  }
}
