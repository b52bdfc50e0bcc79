import { endpointEntry } from "../core/endpoint/catalogue.ts";
import type { EndpointPath } from "../core/endpoint/endpoint.ts";
import type { Environment } from "../core/item/environment.ts";
import type { CallResult, Clock, PlaidConnection } from "../core/run/ports.ts";
import { administration } from "./administration.ts";
import type { AdministrationCall } from "./administrationBody.ts";
import { agentFor } from "./agent.ts";
import { createCallSender } from "./callSender.ts";
import { callEndpoint } from "./endpointCalls.ts";
import { refuseProductionBasePath, refuseProductionToken } from "./refuseProduction.ts";
import { plaidSdk } from "./sdk.ts";
import { sdkHttp } from "./sdkHttp.ts";

export interface ConnectOptions {
  readonly environment: Environment;
  /** Where calls go: Plaid's Sandbox, the local emulator, or another server with the same paths. */
  readonly basePath: string;
  /** Called for each call; the keys are never kept. Rejects with `BalanceLensError` `keys-missing`. */
  credentials(): Promise<{ clientId: string; secret: string }>;
  /** Called for each call; the token is never kept. Rejects with `BalanceLensError` `token-missing`. */
  accessTokenOf(itemId: string): Promise<string>;
  /**
   * `environment`: calls go through the proxies of `HTTPS_PROXY` and related variables. Absent in an editor, whose own
   * http module already goes through its proxies.
   */
  readonly proxy?: "environment";
  /** Called with each call of `ItemAdministration` once it has ended; `call` returns its result instead. */
  onAdministrationCall?(call: AdministrationCall): void;
  readonly clock: Clock;
  readonly timeouts?: Partial<Timeouts>;
}

/** How long one call may take, ms, instead of the catalogue's limit of its endpoint. */
export interface Timeouts {
  readonly cachedMs: number;
  readonly bankMs: number;
}

/**
 * Limits of calls that the catalogue does not list: one that contacts the bank may take as long as
 * /accounts/balance/get.
 */
const administrationTimeouts: Timeouts = {
  cachedMs: endpointEntry("/item/get").timeoutMs,
  bankMs: endpointEntry("/accounts/balance/get").timeoutMs,
};

/**
 * Connects to Plaid, or to a server that behaves like it, through the official SDK. Nothing is sent until a method is
 * called. Throws `BalanceLensError` for a base path that is not allowed (`production-refused`, `invalid-request`).
 */
export function connectPlaid(options: ConnectOptions): PlaidConnection {
  const basePath = refuseProductionBasePath(options.basePath);
  const api = plaidSdk(basePath);
  const timeouts = { ...administrationTimeouts, ...options.timeouts };
  const send = createCallSender({
    credentials: () => options.credentials(),
    clock: options.clock,
    http: sdkHttp(basePath, agentFor(basePath, options.proxy)),
    destination: new URL(basePath),
  });
  const tokenOf = async (itemId: string) => refuseProductionToken(await options.accessTokenOf(itemId));

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
