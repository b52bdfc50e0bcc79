import type { Agent as HttpAgent } from "node:http";
import { bodyText } from "./bodyText.ts";
import type { SdkClient } from "./sdk.ts";
import type { Transport } from "./timedTransport.ts";

/** What the SDK's generated code hands to the HTTP client it was given, as far as this client looks at it. */
interface SdkRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON already. */
  readonly data: string;
}

/** The part of axios' answer that `exchange.ts` reads. */
interface SdkResponse {
  readonly status: number;
  readonly headers: object;
  /** As text: it is judged in `answer.ts`. */
  readonly data: string;
}

/** What stands in for axios behind the SDK for one call, which it makes through that call's stopwatch. */
export type SdkHttp = (transport: Transport) => SdkClient;

/**
 * What stands in for axios behind the SDK: one POST with Node's own http(s). The SDK asks nothing else of it, and axios
 * cost more time than the rest of a call on loopback. It follows no redirect: keys go to the base path alone. Rejects
 * with Node's own errors, and with those of `bodyText`.
 */
export function sdkHttp(basePath: string, agent: HttpAgent | undefined): SdkHttp {
  const { protocol, hostname, port, origin } = new URL(basePath);
  const destination = {
    protocol,
    // An IPv6 address has brackets in an address line only.
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
              // What is left of it is not read.
              sent.destroy();
              reject(error);
            },
          );
        },
      );
      sent.on("error", reject);
      sent.end(data);
    });
  // The generated code calls `request` and nothing else of the interface.
  return (transport) => ({ request: (request: SdkRequest) => post(transport, request) }) as unknown as SdkClient;
}
