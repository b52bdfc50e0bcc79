import type { SecretStorage } from "vscode";
import { BalanceLensError } from "../../core/errors.ts";
import { redact } from "../../core/redact.ts";
import type { SecretValues } from "../secretValues.ts";

/** What Plaid gives a developer for its Sandbox. Both are treated as secret. */
export interface SandboxKeys {
  readonly clientId: string;
  readonly secret: string;
}

export const sandboxKeysName = "sandbox.keys";

/** The keys of Plaid Sandbox, in SecretStorage and nowhere else. */
export class SandboxKeyStore {
  readonly #secrets: SecretStorage;
  readonly #known: SecretValues;

  constructor(secrets: SecretStorage, known: SecretValues) {
    this.#secrets = secrets;
    this.#known = known;
  }

  /**
   * Null when none are stored.
   * @throws BalanceLensError `storage-failed` when the store cannot be read.
   */
  async read(): Promise<SandboxKeys | null> {
    const keys = parse(await stored(this.#secrets.get(sandboxKeysName), this.#known));
    if (keys !== null) this.#remember(keys);
    return keys;
  }

  /** @throws BalanceLensError `keys-missing` when none are stored, `storage-failed` when the store cannot be read. */
  async require(): Promise<SandboxKeys> {
    const keys = await this.read();
    if (keys === null) throw new BalanceLensError({ reason: "keys-missing", requestId: null });
    return keys;
  }

  /** @throws BalanceLensError `storage-failed` */
  async write(keys: SandboxKeys): Promise<void> {
    this.#remember(keys);
    await stored(this.#secrets.store(sandboxKeysName, JSON.stringify(keys)), this.#known);
  }

  /** @throws BalanceLensError `storage-failed` */
  async erase(): Promise<void> {
    await stored(this.#secrets.delete(sandboxKeysName), this.#known);
  }

  #remember(keys: SandboxKeys): void {
    this.#known.add(keys.clientId);
    this.#known.add(keys.secret);
  }
}

/**
 * Waits for VS Code's storage; a keyring that is missing or locked becomes a reason instead of a bare error. What it
 * said goes to the log, without any of the `known` secrets.
 */
export async function stored<T>(work: Thenable<T>, known?: SecretValues): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const detail = redact(String(error), known?.list() ?? []);
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
