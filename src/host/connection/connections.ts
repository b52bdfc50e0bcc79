import type { Environment } from "../../core/item/environment.ts";
import type { CancelSignal } from "../../core/run/cancellation.ts";
import type { CallResult, EndpointRequest, PlaidConnection } from "../../core/run/ports.ts";
import { thrownLine } from "../failure/failures.ts";
import type { LocalItems } from "../local/localItems.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";
import type { Log } from "../log.ts";
import type { Settings } from "../settings.ts";
import type { SandboxItems } from "../storage/sandboxItems.ts";
import type { SandboxKeyStore, SandboxKeys } from "../storage/sandboxKeys.ts";
import type { CallRecord } from "./callRecord.ts";

/** Given by the composition root, which alone knows the client over Plaid's SDK. */
export type Connect = (options: {
  readonly environment: Environment;
  /** Null: Plaid's own Sandbox. */
  readonly basePath: string | null;
  credentials(): Promise<{ clientId: string; secret: string }>;
  accessTokenOf(itemId: string): Promise<string>;
  /** Called with each call that reads no balance once it has ended: creating, naming, removing. */
  onAdministrationCall(call: { readonly path: string; readonly result: CallResult }): void;
}) => Promise<PlaidConnection>;

export interface ConnectionDependencies {
  readonly connect: Connect;
  readonly local: LocalSandbox;
  readonly localItems: LocalItems;
  readonly calls: CallRecord;
  readonly keys: SandboxKeyStore;
  readonly sandboxItems: SandboxItems;
  readonly log: Log;
  settings(): Settings;
}

interface Cached {
  readonly basePath: string | null;
  readonly connection: Promise<PlaidConnection>;
}

/** The local sandbox accepts any keys, but they must not be empty. */
const localCredentials = { clientId: "balance-lens", secret: "local-sandbox" };

/** The connections to Plaid, one for each environment, made on first use. Logs each call as it ends. */
export class Connections {
  readonly #dependencies: ConnectionDependencies;
  readonly #cached = new Map<Environment, Cached>();

  constructor(dependencies: ConnectionDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * @throws BalanceLensError `emulator-stopped` when the person stopped the local sandbox, `production-refused` when
   * the settings point at Plaid's production.
   */
  async of(environment: Environment): Promise<PlaidConnection> {
    const basePath = await this.#basePathOf(environment);
    const known = this.#cached.get(environment);
    if (known !== undefined && known.basePath === basePath) return known.connection;
    const { keys, log } = this.#dependencies;
    const credentials = () => (environment === "local" ? Promise.resolve(localCredentials) : keys.require());
    const connection = this.#open(environment, basePath, credentials, () => {
      // Plaid has answered with them: they are as good as checked. That it could not be noted is no failure of the call.
      if (environment === "sandbox") keys.confirm().catch((error: unknown) => log.warn(thrownLine(error)));
    });
    this.#cached.set(environment, { basePath, connection });
    // A connection that could not be made is tried again the next time.
    connection.catch(() => this.#cached.delete(environment));
    return connection;
  }

  /**
   * A connection to Plaid Sandbox with keys that are not stored, to check whether Plaid accepts them. @throws
   * BalanceLensError `production-refused` when the settings point at Plaid's production.
   */
  async trying(keys: SandboxKeys): Promise<PlaidConnection> {
    return this.#open("sandbox", await this.#basePathOf("sandbox"), () => Promise.resolve(keys));
  }

  async #basePathOf(environment: Environment): Promise<string | null> {
    if (environment === "local") return (await this.#dependencies.local.use()).url;
    const { url } = this.#dependencies.settings().sandbox;
    return url === "" ? null : url;
  }

  async #open(
    environment: Environment,
    basePath: string | null,
    credentials: () => Promise<SandboxKeys>,
    onAnswer: () => void = () => undefined,
  ): Promise<PlaidConnection> {
    const { connect, sandboxItems, localItems, log, calls } = this.#dependencies;
    const connection = await connect({
      environment,
      basePath,
      credentials,
      accessTokenOf: (itemId) => (environment === "local" ? localItems : sandboxItems).accessTokenOf(itemId),
      onAdministrationCall({ path, result }) {
        if (result.ok) onAnswer();
        logCall(log, path, result);
      },
    });
    return recorded(connection, { log, calls, onAnswer });
  }
}

/**
 * Records each call for the budget and the log. Of the calls that read no balance, only `identify` counts towards a
 * limit that plans know.
 */
function recorded(
  connection: PlaidConnection,
  { log, calls, onAnswer }: { log: Log; calls: CallRecord; onAnswer(): void },
): PlaidConnection {
  return {
    ...connection,
    async call(request: EndpointRequest, signal: CancelSignal): Promise<CallResult> {
      calls.note(request.endpoint, request.itemId);
      const result = await connection.call(request, signal);
      if (result.ok) onAnswer();
      logCall(log, request.endpoint, result);
      return result;
    },
    async identify(accessToken, signal) {
      let itemId = unidentified;
      try {
        const identified = await connection.identify(accessToken, signal);
        itemId = identified.itemId;
        return identified;
      } finally {
        calls.note("/item/get", itemId);
      }
    },
  };
}

function logCall(log: Log, endpoint: string, result: CallResult): void {
  log.request({ endpoint, status: statusOf(result), ms: result.timing.latencyMs, requestId: result.requestId });
}

/** The Item of a refused token is unknown: such a call counts for all Items together. */
const unidentified = "";

function statusOf(result: CallResult): string {
  if (result.ok) return "200";
  const { httpStatus, provider, reason } = result.failure;
  return `${httpStatus ?? "-"} ${provider?.errorCode ?? reason}`;
}
