import type { Agent as HttpAgent } from "node:http";
import { bodyText } from "./bodyText.ts";
import type { SdkClient } from "./sdk.ts";
import type { Transport } from "./timedTransport.ts";

/** The request that the SDK's generated code hands to its HTTP client, as far as it is read here. */
interface SdkRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON already. */
  readonly data: string;
}

/** The parts of an axios response that `exchange.ts` reads. */
interface SdkResponse {
  readonly status: number;
  readonly headers: object;
  /** The body as text; `answer.ts` parses it. */
  readonly data: string;
}

/** Makes the SDK's HTTP client for one call, which sends through that call's transport. */
export type SdkHttp = (transport: Transport) => SdkClient;

/**
 * An HTTP client for the SDK in place of axios: one POST with Node's own http(s). The SDK needs nothing else, and axios
 * cost more time than the rest of a call on loopback. Redirects are not followed: keys go to the base path alone.
 * Rejects with Node's own errors and with those of `bodyText`.
 */
export function sdkHttp(basePath: string, agent: HttpAgent | undefined): SdkHttp {
  const { protocol, hostname, port, origin } = new URL(basePath);
  const destination = {
    protocol,
    // Brackets belong to an IPv6 address in a URL only.
    hostname: hostname.replace(/^\[|\]$/g, ""),
    port,
    ...(agent !== undefined && { agent }),
  };
  const post = (transport: Transport, { url, method, headers, data }: SdkRequest): Promise<SdkResponse> =>
    new Promise((resolve, reject) => {
      const sent = transport.request(
        {
          ...destination,
          path: url.slice(origin.length),
          method,
          headers: {
            Accept: "application/json",
            "Accept-Encoding": "gzip, deflate, br",
            ...headers,
            "Content-Length": Buffer.byteLength(data),
          },
        },
        (response) => {
          bodyText(response).then(
            (text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, data: text }),
            (error: unknown) => {
              // Stops the rest of the body.
              sent.destroy();
              reject(error);
            },
          );
        },
      );
      sent.on("error", reject);
      sent.end(data);
    });
  // The generated code calls no other method than `request`.
  return (transport) => ({ request: (request: SdkRequest) => post(transport, request) }) as unknown as SdkClient;
}
