import type { Failure, ProviderError } from "../core/failure/errors.ts";
import { redact, redactJson } from "../core/masking/redact.ts";
import type { CancelSignal } from "../core/run/cancellation.ts";
import type { CallResult, Clock } from "../core/run/ports.ts";
import { exchange } from "./exchange.ts";
import { parseResponse, serverTimeOf } from "./parseResponse.ts";
import type { PreparedCall, SdkOptions } from "./sdk.ts";
import type { SdkHttp } from "./sdkHttp.ts";

/** One call as the sender needs it: its limit, the secret in its body, and the SDK's function. */
export interface Sending {
  readonly timeoutMs: number;
  /** The token or password that the body holds; called just before the call is made. */
  secret(): Promise<string>;
  invoke(secret: string, options: SdkOptions): Promise<PreparedCall>;
}

/** Never rejects: whatever goes wrong is a `CallResult` without a secret in it. */
export type Send = (sending: Sending, signal: CancelSignal) => Promise<CallResult>;

interface Keys {
  readonly clientId: string;
  readonly secret: string;
}

export interface CallSenderOptions {
  credentials(): Promise<Keys>;
  readonly clock: Clock;
  readonly http: SdkHttp;
  /** Where calls go, which a failure names that Plaid did not explain. */
  readonly destination: URL;
}

/** Adds the keys to a call, runs it, parses the response, and removes every secret from what a failure quotes. */
export function createCallSender({ credentials, clock, http, destination }: CallSenderOptions): Send {
  return async ({ timeoutMs, secret, invoke }, signal) => {
    const secrets: string[] = [];
    const exchanged = await exchange(
      async (transport) => {
        const keys = trimmed(await credentials());
        const inBody = await secret();
        secrets.push(keys.clientId, keys.secret, inBody);
        const headers = { "PLAID-CLIENT-ID": keys.clientId, "PLAID-SECRET": keys.secret };
        const prepared = await invoke(inBody, { headers });
        return prepared(http(transport));
      },
      { clock, signal, timeoutMs, destination },
    );
    const { timing } = exchanged;
    if (!exchanged.ok) {
      return {
        ok: false,
        timing,
        requestId: null,
        serverTime: null,
        failure: withoutSecrets(exchanged.failure, secrets),
      };
    }
    const serverTime = serverTimeOf(exchanged.answer);
    const understood = parseResponse({ ...exchanged.answer, text: redactJson(exchanged.answer.text, secrets) });
    if (understood.ok) return { ...understood, timing, serverTime };
    const failure = withoutSecrets(withHost(understood.failure, destination), secrets);
    const body = understood.body === undefined ? {} : { body: quotingNone(understood.body, secrets) };
    return { ok: false, timing, serverTime, requestId: failure.requestId, failure, ...body };
  };
}

/** Names the server where what answered may not be Plaid, and where it does not know the keys. */
function withHost(failure: Failure, { host }: URL): Failure {
  return failure.provider === undefined || failure.reason === "invalid-keys" ? { ...failure, host } : failure;
}

/** Keys come from files and variables and may end in a line break, which no header may hold. */
function trimmed({ clientId, secret }: Keys): Keys {
  return { clientId: clientId.trim(), secret: secret.trim() };
}

/** The same JSON, each of its strings without what was sent. */
function quotingNone(body: object, secrets: readonly string[]): unknown {
  const clean = (_key: string, value: unknown) => (typeof value === "string" ? redact(value, secrets) : value);
  return JSON.parse(JSON.stringify(body), clean);
}

/** Removes the secrets from a failure: a server may quote what it was sent in any of its strings. */
function withoutSecrets(failure: Failure, secrets: readonly string[]): Failure {
  const clean = (text: string) => redact(text, secrets);
  const cleanOrNull = (text: string | null) => (text === null ? null : clean(text));
  const { provider, detail } = failure;
  return {
    ...failure,
    requestId: cleanOrNull(failure.requestId),
    ...(detail === undefined ? {} : { detail: clean(detail) }),
    ...(provider === undefined ? {} : { provider: cleanProvider(provider) }),
  };

  function cleanProvider(error: ProviderError): ProviderError {
    return {
      errorType: clean(error.errorType),
      errorCode: clean(error.errorCode),
      errorMessage: clean(error.errorMessage),
      ...(error.errorCodeReason !== undefined && { errorCodeReason: clean(error.errorCodeReason) }),
      displayMessage: cleanOrNull(error.displayMessage),
      documentationUrl: cleanOrNull(error.documentationUrl),
      httpStatus: error.httpStatus,
    };
  }
}
