import type { Agent as HttpAgent, IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createUnzip } from "node:zlib";
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
  /** The body as text; `parseResponse.ts` parses it. */
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

/**
 * Bytes of the largest body that is read: more than any response of Plaid's. A larger one is not Plaid's and must not
 * fill the memory.
 */
const largestBody = 64 * 1024 * 1024;

/** The body is larger than `largestBody`, so it is not read to its end. */
class TooLarge extends Error {
  readonly code = "ERR_BAD_RESPONSE";
}

/**
 * Reads the body of a response as text and decompresses it where needed. Rejects with Node's error when the connection
 * or the decompression fails, and with one of code `ERR_BAD_RESPONSE` beyond 64 MiB decompressed.
 */
function bodyText(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    response.on("error", reject);
    const body = unpacked(response);
    if (body !== response) body.on("error", reject);
    const chunks: Buffer[] = [];
    let size = 0;
    body.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largestBody) {
        chunks.push(chunk);
        return;
      }
      body.removeAllListeners("data").destroy();
      reject(new TooLarge(`more than ${largestBody} bytes`));
    });
    body.on("end", () => resolve(textOf(chunks)));
  });
}

function unpacked(response: IncomingMessage): Readable {
  const encoding = response.headers["content-encoding"]?.toLowerCase();
  if (encoding === "gzip" || encoding === "x-gzip" || encoding === "deflate") return response.pipe(createUnzip());
  if (encoding === "br") return response.pipe(createBrotliDecompress());
  return response;
}

/** Decodes UTF-8 and drops the byte order mark. */
function textOf(chunks: readonly Buffer[]): string {
  // Most bodies arrive in one chunk, which need not be copied.
  const [first, second] = chunks;
  const whole = first !== undefined && second === undefined ? first : Buffer.concat(chunks);
  const text = whole.toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
