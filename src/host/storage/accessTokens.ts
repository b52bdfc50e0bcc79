import type { SecretStorage } from "vscode";
import { BalanceLensError } from "../../core/failure/errors.ts";
import type { SecretValues } from "../secretValues.ts";
import { storedSecret } from "./storageErrors.ts";
import { TokenIndex, tokenName } from "./tokenIndex.ts";

/**
 * The access tokens of the person's Plaid Sandbox Items: each a secret of its own in VS Code's SecretStorage, and nowhere
 * else. Every token that passes is made known, so that it is removed from logs and messages.
 */
export class AccessTokens {
  readonly #secrets: SecretStorage;
  readonly #known: SecretValues;
  readonly #index: TokenIndex;

  constructor({ secrets, known }: { readonly secrets: SecretStorage; readonly known: SecretValues }) {
    this.#secrets = secrets;
    this.#known = known;
    this.#index = new TokenIndex(secrets);
  }

  /** The Items whose tokens are stored. Rejects with SecretStorage's error. */
  itemIds(): Promise<readonly string[]> {
    return this.#index.itemIds();
  }

  /** Stores an Item's token, in place of one that is stored. @throws BalanceLensError `secrets-unavailable` */
  async put(itemId: string, accessToken: string): Promise<void> {
    this.#known.add(accessToken);
    // Listed before the token is stored, so that the token can be found and deleted whatever happens next.
    await storedSecret(this.#index.add([itemId]), this.#known);
    await storedSecret(this.#secrets.store(tokenName(itemId), accessToken), this.#known);
    // Another window that removed an entry meanwhile may have restored the old list. The token is already stored, so a
    // failure here is not reported.
    await this.#index.add([itemId]).catch(() => undefined);
  }

  /** An Item's token. @throws BalanceLensError `token-missing` when none is stored, `secrets-unavailable` */
  async of(itemId: string): Promise<string> {
    const token = await storedSecret(this.#secrets.get(tokenName(itemId)), this.#known);
    if (token === undefined) throw new BalanceLensError({ reason: "token-missing", requestId: null });
    this.#known.add(token);
    return token;
  }

  /** True when an Item's token can be read. Never rejects. */
  has(itemId: string): Promise<boolean> {
    return this.of(itemId).then(
      () => true,
      () => false,
    );
  }

  /** Deletes an Item's token, which stays listed until `unlist`. @throws BalanceLensError `secrets-unavailable` */
  async delete(itemId: string): Promise<void> {
    await storedSecret(this.#secrets.delete(tokenName(itemId)), this.#known);
  }

  /** Takes Items whose tokens are deleted from the list. @throws BalanceLensError `secrets-unavailable` */
  async unlist(itemIds: readonly string[]): Promise<void> {
    await storedSecret(this.#index.remove(itemIds), this.#known);
  }

  /** Adds entries that an older version did not write, or that another window undid. Never rejects. */
  async listMissing(itemIds: readonly string[], listed: readonly string[]): Promise<void> {
    const known = new Set(listed);
    const missing = itemIds.filter((itemId) => !known.has(itemId));
    if (missing.length > 0) await this.#index.add(missing).catch(() => undefined);
  }
}
