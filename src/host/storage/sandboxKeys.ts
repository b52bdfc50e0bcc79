import type { Memento, SecretStorage } from "vscode";
import { BalanceLensError } from "../../core/failure/errors.ts";
import { Emitter } from "../emitter.ts";
import type { SecretValues } from "../secretValues.ts";
import { stored, storedSecret } from "./storageErrors.ts";

/** The client ID and secret that Plaid gives a developer for Sandbox. Both are treated as secret. */
export interface SandboxKeys {
  readonly clientId: string;
  readonly secret: string;
}

export const sandboxKeysName = "sandbox.keys";

/**
 * Records only that keys were stored, and whether Plaid has accepted them. It outlives a secret storage that loses its
 * content.
 */
const markerKey = "sandbox.keysStored";
type Marker = true | "unchecked";

export type KeysState = "stored" | "unchecked" | "none" | "lost";

export interface SandboxKeyStorage {
  readonly secrets: SecretStorage;
  readonly memento: Pick<Memento, "get" | "update">;
  readonly known: SecretValues;
}

/**
 * The Plaid Sandbox keys, stored in SecretStorage only. Without a system keyring VS Code loses them when it closes; a
 * marker beside them tells lost keys from keys that were never stored.
 */
export class SandboxKeyStore {
  readonly #secrets: SecretStorage;
  readonly #memento: SandboxKeyStorage["memento"];
  readonly #known: SecretValues;
  readonly #changes = new Emitter<void>();
  /** Fires when keys were stored or deleted in this window, or Plaid accepted them. */
  readonly onDidChange = this.#changes.event;

  constructor({ secrets, memento, known }: SandboxKeyStorage) {
    this.#secrets = secrets;
    this.#memento = memento;
    this.#known = known;
  }

  /**
   * The stored keys; null when there are none.
   * @throws BalanceLensError `secrets-unavailable` when the storage cannot be read.
   */
  async read(): Promise<SandboxKeys | null> {
    const keys = parse(await storedSecret(this.#secrets.get(sandboxKeysName), this.#known));
    if (keys !== null) this.hide(keys);
    return keys;
  }

  /**
   * The stored keys.
   * @throws BalanceLensError `keys-missing` when none were ever stored, `keys-lost` when stored keys are gone,
   * `secrets-unavailable` when the storage cannot be read.
   */
  async require(): Promise<SandboxKeys> {
    const keys = await this.read();
    if (keys === null) {
      throw new BalanceLensError({ reason: this.#wereStored() ? "keys-lost" : "keys-missing", requestId: null });
    }
    return keys;
  }

  /** Whether accepted keys are stored and, if not, whether there should be some. @throws as `read` */
  async state(): Promise<KeysState> {
    if ((await this.read()) !== null) return this.isUnchecked() ? "unchecked" : "stored";
    return this.#wereStored() ? "lost" : "none";
  }

  /** Whether the keys were stored although Plaid could not be reached, and Plaid has not accepted them since. */
  isUnchecked(): boolean {
    return this.#marker() === "unchecked";
  }

  /** Makes the log redact these keys from now on, stored or not. */
  hide(keys: SandboxKeys): void {
    this.#known.add(keys.clientId);
    this.#known.add(keys.secret);
  }

  /** @throws BalanceLensError `storage-failed`, `secrets-unavailable` */
  async write(keys: SandboxKeys, { areChecked }: { readonly areChecked: boolean }): Promise<void> {
    this.hide(keys);
    await storedSecret(this.#secrets.store(sandboxKeysName, JSON.stringify(keys)), this.#known);
    await this.#mark(areChecked ? true : "unchecked");
  }

  /** Records that Plaid has accepted the stored keys. @throws BalanceLensError `storage-failed` */
  async confirm(): Promise<void> {
    if (this.isUnchecked()) await this.#mark(true);
  }

  /** @throws BalanceLensError `storage-failed`, `secrets-unavailable` */
  async erase(): Promise<void> {
    // The marker goes first: otherwise a listener to the deletion would report the keys as lost.
    await this.#mark(undefined);
    await storedSecret(this.#secrets.delete(sandboxKeysName), this.#known);
  }

  #wereStored(): boolean {
    return this.#marker() !== undefined;
  }

  #marker(): Marker | undefined {
    return this.#memento.get<Marker>(markerKey);
  }

  async #mark(marker: Marker | undefined): Promise<void> {
    await stored(this.#memento.update(markerKey, marker), this.#known);
    this.#changes.fire();
  }
}

function parse(text: string | undefined): SandboxKeys | null {
  if (text === undefined) return null;
  try {
    const { clientId, secret } = JSON.parse(text) as Partial<Record<string, unknown>>;
    return typeof clientId === "string" && typeof secret === "string" ? { clientId, secret } : null;
  } catch {
    // Unknown or damaged content counts as none; the keys are asked for again.
    return null;
  }
}
