import { endpointEntry } from "../core/endpoint/catalogue.ts";
import type { EndpointPath } from "../core/endpoint/endpoint.ts";
import type { Environment } from "../core/item/environment.ts";
import type { BalanceSource, CallResult, Clock, ItemAdministration, ItemChanges } from "../core/run/ports.ts";
import { administration } from "./administration.ts";
import type { AdministrationCall } from "./administrationBody.ts";
import { agentFor } from "./agent.ts";
import { allowedAccessToken, allowedBasePath } from "./basePath.ts";
import { callEndpoint } from "./endpointCalls.ts";
import { plaidSdk } from "./sdk.ts";
import { sdkHttp } from "./sdkHttp.ts";
import { createSender } from "./sender.ts";

export interface ConnectOptions {
  readonly environment: Environment;
  /** Where calls go: Plaid's Sandbox, the local emulator, or another server of the same paths. */
  readonly basePath: string;
  /** Asked at each call, never kept. Rejects with `BalanceLensError` `keys-missing`. */
  credentials(): Promise<{ clientId: string; secret: string }>;
  /** Asked at each call, never kept. Rejects with `BalanceLensError` `token-missing`. */
  accessTokenOf(itemId: string): Promise<string>;
  /**
   * `environment`: through `HTTPS_PROXY` and its kin where they are set. Absent in an editor, whose own http does
   * proxies: they must not be done a second time.
   */
  readonly proxy?: "environment";
  /** Told of each call of `ItemAdministration` as it ends: `call` hands its result over itself. */
  onAdministrationCall?(call: AdministrationCall): void;
  readonly clock: Clock;
  readonly timeouts?: Partial<Timeouts>;
}

/** How long one call may take, ms, in place of what the catalogue says of its endpoint. */
export interface Timeouts {
  readonly cachedMs: number;
  readonly bankMs: number;
}

export type PlaidConnection = BalanceSource & ItemAdministration & ItemChanges;

/** For what is in no catalogue: a call that contacts the bank may take as long as /accounts/balance/get. */
const administrationTimeouts: Timeouts = {
  cachedMs: endpointEntry("/item/get").timeoutMs,
  bankMs: endpointEntry("/accounts/balance/get").timeoutMs,
};

/**
 * A connection to Plaid, or to what speaks like it, through the official SDK. Nothing is sent until a method is called.
 * Throws `BalanceLensError` for a base path that is not allowed (`production-refused`, `invalid-request`).
 */
export function connectPlaid(options: ConnectOptions): PlaidConnection {
  const basePath = allowedBasePath(options.basePath);
  const api = plaidSdk(basePath);
  const timeouts = { ...administrationTimeouts, ...options.timeouts };
  const send = createSender({
    credentials: () => options.credentials(),
    clock: options.clock,
    http: sdkHttp(basePath, agentFor(basePath, options.proxy)),
  });
  const tokenOf = async (itemId: string) => allowedAccessToken(await options.accessTokenOf(itemId));

  return {
    call(request, signal): Promise<CallResult> {
      return send(
        {
          timeoutMs: callTimeoutMs(request.endpoint, options.timeouts),
          secret: () => tokenOf(request.itemId),
          invoke: (token, sdk) => callEndpoint(api, token, request, sdk),
        },
        signal,
      );
    },
    ...administration({ api, send, tokenOf, timeouts, onCall: (call) => options.onAdministrationCall?.(call) }),
  };
}

function callTimeoutMs(endpoint: EndpointPath, given: Partial<Timeouts> = {}): number {
  const { kind, timeoutMs } = endpointEntry(endpoint);
  return (kind === "cached" ? given.cachedMs : given.bankMs) ?? timeoutMs;
}
