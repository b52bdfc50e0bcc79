import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createUnzip } from "node:zlib";

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
export function bodyText(response: IncomingMessage): Promise<string> {
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
