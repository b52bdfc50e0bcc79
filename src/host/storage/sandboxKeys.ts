import type { Memento, SecretStorage } from "vscode";
import { BalanceLensError } from "../../core/failure/errors.ts";
import { foreignError } from "../../core/failure/foreignError.ts";
import { redact } from "../../core/masking/redact.ts";
import type { SecretValues } from "./secretValues.ts";

/** What Plaid gives a developer for its Sandbox. Both are treated as secret. */
export interface SandboxKeys {
  readonly clientId: string;
  readonly secret: string;
}

export const sandboxKeysName = "sandbox.keys";

/** Records that keys were stored, and nothing of them. It outlives a secret storage that forgets. */
const markerKey = "sandbox.keysStored";

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

  constructor({ secrets, memento, known }: SandboxKeyStorage) {
    this.#secrets = secrets;
    this.#memento = memento;
    this.#known = known;
  }

  /**
   * Null when none are stored.
   * @throws BalanceLensError `storage-failed` when the store cannot be read.
   */
  async read(): Promise<SandboxKeys | null> {
    const keys = parse(await stored(this.#secrets.get(sandboxKeysName), this.#known));
    if (keys !== null) this.hide(keys);
    return keys;
  }

  /**
   * @throws BalanceLensError `keys-missing` when none were ever stored, `keys-lost` when those that were are gone,
   * `storage-failed` when the store cannot be read.
   */
  async require(): Promise<SandboxKeys> {
    const keys = await this.read();
    if (keys === null) {
      throw new BalanceLensError({ reason: this.#wereStored() ? "keys-lost" : "keys-missing", requestId: null });
    }
    return keys;
  }

  /** Whether there are keys, and if not, whether there should be. @throws BalanceLensError `storage-failed` */
  async state(): Promise<"stored" | "none" | "lost"> {
    if ((await this.read()) !== null) return "stored";
    return this.#wereStored() ? "lost" : "none";
  }

  /** Has the log redact these keys from now on, whether they are stored or not. */
  hide(keys: SandboxKeys): void {
    this.#known.add(keys.clientId);
    this.#known.add(keys.secret);
  }

  /** @throws BalanceLensError `storage-failed` */
  async write(keys: SandboxKeys): Promise<void> {
    this.hide(keys);
    await stored(this.#secrets.store(sandboxKeysName, JSON.stringify(keys)), this.#known);
    await stored(this.#memento.update(markerKey, true), this.#known);
  }

  /** @throws BalanceLensError `storage-failed` */
  async erase(): Promise<void> {
    // The marker first: a listener to the erasure must not take the keys for lost.
    await stored(this.#memento.update(markerKey, undefined), this.#known);
    await stored(this.#secrets.delete(sandboxKeysName), this.#known);
  }

  #wereStored(): boolean {
    return this.#memento.get<boolean>(markerKey) === true;
  }
}

/**
 * Waits for VS Code's storage and gives a missing or locked keyring a reason. The keyring's message goes to the log
 * without the `known` secrets; of a disk error its code alone.
 */
export async function stored<T>(work: Thenable<T>, known?: SecretValues): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const isOfDisk = error instanceof Error && "code" in error;
    const detail = isOfDisk ? foreignError(error) : redact(String(error), known?.list() ?? []);
    throw new BalanceLensError({ reason: "storage-failed", requestId: null, detail }, { cause: error });
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
