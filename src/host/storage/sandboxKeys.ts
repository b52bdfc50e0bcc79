import type { Memento, SecretStorage } from "vscode";
import { BalanceLensError } from "../../core/failure/errors.ts";
import { foreignError } from "../../core/failure/foreignError.ts";
import { redact } from "../../core/masking/redact.ts";
import { Emitter } from "../emitter.ts";
import type { SecretValues } from "../secretValues.ts";

/** What Plaid gives a developer for its Sandbox. Both are treated as secret. */
export interface SandboxKeys {
  readonly clientId: string;
  readonly secret: string;
}

export const sandboxKeysName = "sandbox.keys";

/** Records that keys were stored, whether Plaid has accepted them, and nothing of them. It outlives a secret storage that forgets. */
const markerKey = "sandbox.keysStored";
type Marker = true | "unchecked";

export type KeysState = "stored" | "unchecked" | "none" | "lost";

export interface SandboxKeyStorage {
  readonly secrets: SecretStorage;
  readonly memento: Pick<Memento, "get" | "update">;
  readonly known: SecretValues;
}

/**
 * The keys of Plaid Sandbox, in SecretStorage and nowhere else. Where the system has no keyring, VS Code forgets them
 * when it ends: a marker beside them tells keys that were lost from keys that were never there.
 */
export class SandboxKeyStore {
  readonly #secrets: SecretStorage;
  readonly #memento: SandboxKeyStorage["memento"];
  readonly #known: SecretValues;
  readonly #changes = new Emitter<void>();
  /** Whether keys are stored, or whether Plaid has accepted them, changed in this window. */
  readonly onDidChange = this.#changes.event;

  constructor({ secrets, memento, known }: SandboxKeyStorage) {
    this.#secrets = secrets;
    this.#memento = memento;
    this.#known = known;
  }

  /**
   * Null when none are stored.
   * @throws BalanceLensError `secrets-unavailable` when the store cannot be read.
   */
  async read(): Promise<SandboxKeys | null> {
    const keys = parse(await storedSecret(this.#secrets.get(sandboxKeysName), this.#known));
    if (keys !== null) this.hide(keys);
    return keys;
  }

  /**
   * @throws BalanceLensError `keys-missing` when none were ever stored, `keys-lost` when those that were are gone,
   * `secrets-unavailable` when the store cannot be read.
   */
  async require(): Promise<SandboxKeys> {
    const keys = await this.read();
    if (keys === null) {
      throw new BalanceLensError({ reason: this.#wereStored() ? "keys-lost" : "keys-missing", requestId: null });
    }
    return keys;
  }

  /** Whether there are keys that Plaid has accepted, and if none, whether there should be. @throws as `read` does */
  async state(): Promise<KeysState> {
    if ((await this.read()) !== null) return this.isUnchecked() ? "unchecked" : "stored";
    return this.#wereStored() ? "lost" : "none";
  }

  /** Whether the keys were kept although Plaid could not be asked about them, and has not answered with them since. */
  isUnchecked(): boolean {
    return this.#marker() === "unchecked";
  }

  /** Has the log redact these keys from now on, whether they are stored or not. */
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

  /** Plaid has answered with the keys that are stored. @throws BalanceLensError `storage-failed` */
  async confirm(): Promise<void> {
    if (this.isUnchecked()) await this.#mark(true);
  }

  /** @throws BalanceLensError `storage-failed`, `secrets-unavailable` */
  async erase(): Promise<void> {
    // The marker first: a listener to the erasure must not take the keys for lost.
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

/**
 * Waits for VS Code's storage and gives a failure a reason. Its message goes to the log without the `known` secrets; of a
 * disk error its code alone.
 */
export async function stored<T>(work: Thenable<T>, known?: SecretValues): Promise<T> {
  return reasoned(work, "storage-failed", known);
}

/** Waits for VS Code's secret storage, as `stored` does: a keyring that is missing or locked is a reason of its own. */
export async function storedSecret<T>(work: Thenable<T>, known: SecretValues): Promise<T> {
  return reasoned(work, "secrets-unavailable", known);
}

async function reasoned<T>(
  work: Thenable<T>,
  reason: "storage-failed" | "secrets-unavailable",
  known: SecretValues | undefined,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const isOfDisk = error instanceof Error && "code" in error;
    const detail = isOfDisk ? foreignError(error) : redact(String(error), known?.list() ?? []);
    throw new BalanceLensError({ reason, requestId: null, detail }, { cause: error });
  }
}

function parse(text: string | undefined): SandboxKeys | null {
  if (text === undefined) return null;
  try {
    const { clientId, secret } = JSON.parse(text) as Partial<Record<string, unknown>>;
    return typeof clientId === "string" && typeof secret === "string" ? { clientId, secret } : null;
  } catch {
    // Not ours, or torn: the same as none, and asked for again.
    return null;
  }
}
