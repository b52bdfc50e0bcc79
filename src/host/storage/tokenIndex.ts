import type { SecretStorage } from "vscode";

/** The key of an Item's token in SecretStorage. */
export function tokenName(itemId: string): string {
  return `${tokenPrefix}${itemId}`;
}

const tokenPrefix = "sandbox.token.";

/** The key of a JSON list of the Items whose tokens are stored. The list contains no token. */
const indexName = "sandbox.tokens";

/**
 * Most attempts of one change: windows that write at the same time undo each other's entries, and each checks again.
 */
const mostLooks = 20;
/** Attempts after which a window waits for a random time of at most `longestWait` ms. */
const patientAfter = 5;
const longestWait = 20;

/**
 * The list of Items whose tokens are in SecretStorage, stored there too. VS Code 1.101 cannot list its secrets, and a
 * list stored elsewhere could be lost while tokens remain, which could then never be deleted. An entry is written
 * before its token and removed after it, so an interruption leaves an entry too many, never a token too many. Rejects
 * with SecretStorage's error.
 */
export class TokenIndex {
  readonly #secrets: SecretStorage;
  /** This window's changes, one after another. */
  #last: Promise<unknown> = Promise.resolve();
  /** Entries to add, written together: an import adds a thousand. */
  readonly #waiting = new Set<string>();
  #adding: Promise<void> | null = null;

  constructor(secrets: SecretStorage) {
    this.#secrets = secrets;
  }

  /** The Items with an entry, and those with a token where VS Code can list secrets. */
  async itemIds(): Promise<readonly string[]> {
    const stored = await keysOf(this.#secrets);
    const named = stored.filter((key) => key.startsWith(tokenPrefix)).map((key) => key.slice(tokenPrefix.length));
    return [...new Set([...(await this.#read()), ...named])];
  }

  /** Adds an entry for each of these Items, even while other windows write theirs. */
  add(itemIds: readonly string[]): Promise<void> {
    for (const itemId of itemIds) this.#waiting.add(itemId);
    this.#adding ??= this.#inTurn(async () => {
      const added = [...this.#waiting];
      this.#waiting.clear();
      this.#adding = null;
      await this.#add(added);
    });
    return this.#adding;
  }

  /** Removes the Items' entries. */
  remove(itemIds: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const entries = await this.#read();
      const gone = new Set(itemIds);
      const remaining = entries.filter((entry) => !gone.has(entry));
      // An empty list is deleted, also when it was damaged.
      if (remaining.length < entries.length || remaining.length === 0) await this.#write(remaining);
    });
  }

  async #add(itemIds: readonly string[]): Promise<void> {
    for (let look = 0; look < mostLooks; look++) {
      if (look >= patientAfter) await pause(Math.random() * longestWait);
      const entries = await this.#read();
      const present = new Set(entries);
      const missing = itemIds.filter((itemId) => !present.has(itemId));
      if (missing.length === 0) return;
      await this.#write([...entries, ...missing]);
    }
    throw new Error("the list of access tokens is changed without end");
  }

  async #read(): Promise<readonly string[]> {
    return parse(await this.#secrets.get(indexName));
  }

  async #write(itemIds: readonly string[]): Promise<void> {
    if (itemIds.length === 0) await this.#secrets.delete(indexName);
    else await this.#secrets.store(indexName, JSON.stringify(itemIds));
  }

  #inTurn(change: () => Promise<void>): Promise<void> {
    const changed = this.#last.then(change);
    this.#last = changed.catch(() => undefined);
    return changed;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The keys that newer versions of VS Code can list; empty in older versions. */
async function keysOf(secrets: SecretStorage & { readonly keys?: () => Thenable<readonly string[]> }) {
  return (await secrets.keys?.()) ?? [];
}

/** A damaged list counts as empty: Items are still found by their files. */
function parse(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
  } catch {
    return [];
  }
}
