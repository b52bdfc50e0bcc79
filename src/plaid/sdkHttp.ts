import type { Agent as HttpAgent } from "node:http";
import type { PlaidApi } from "plaid";
import { bodyText } from "./bodyText.ts";
import type { TimedTransport } from "./timedTransport.ts";

/** What the SDK's generated code hands to the HTTP client it was given, as far as this client looks at it. */
interface SdkRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON already. */
  readonly data: string;
  /** Put there for each call: the stopwatch its request runs under. */
  readonly transport: TimedTransport["transport"];
}

/** The part of axios' answer that the SDK passes on and `exchange.ts` reads. */
interface SdkResponse {
  readonly status: number;
  readonly headers: object;
  /** As text: it is judged in `answer.ts`. */
  readonly data: string;
}

/** The HTTP client that the SDK's constructor takes. */
type SdkClient = NonNullable<ConstructorParameters<typeof PlaidApi>[2]>;

/**
 * What stands in for axios behind the SDK: one POST with Node's own http(s). The SDK asks nothing else of it, and axios
 * cost more time than the rest of a call on loopback. It follows no redirect: keys go to the base path alone. Rejects
 * with Node's own errors, and with those of `bodyText`.
 */
export function sdkHttp(agent: HttpAgent | undefined): SdkClient {
  const request = ({ url, method, headers, data, transport }: SdkRequest): Promise<SdkResponse> =>
    new Promise((resolve, reject) => {
      const { protocol, hostname, port, pathname, search } = new URL(url);
      const sent = transport.request(
        {
          protocol,
          // An IPv6 address has brackets in an address line only.
          hostname: hostname.replace(/^\[|\]$/g, ""),
          port,
          path: pathname + search,
          method,
          headers: {
            Accept: "application/json",
            "Accept-Encoding": "gzip, deflate, br",
            ...trimmed(headers),
            "Content-Length": Buffer.byteLength(data),
          },
          ...(agent !== undefined && { agent }),
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
  return { request } as unknown as SdkClient;
}

/** Keys come from files and variables, with line ends that no header may carry. */
function trimmed(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.trim()]));
}
