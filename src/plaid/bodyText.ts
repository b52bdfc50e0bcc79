import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createUnzip } from "node:zlib";

/** More than any answer of Plaid's; a server that sends more is not Plaid, and must not fill our memory. Bytes. */
const largestBody = 64 * 1024 * 1024;

/** A body that is no answer of Plaid's whatever it says. */
class TooLarge extends Error {
  readonly code = "ERR_BAD_RESPONSE";
}

/**
 * The body of an answer as text, unpacked if it came packed. Rejects with Node's error when the connection or the
 * unpacking breaks, and with one of code `ERR_BAD_RESPONSE` at more than 64 MiB unpacked.
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

/** A byte order mark is no part of the text. */
function textOf(chunks: readonly Buffer[]): string {
  // Most answers come in one piece, which need not be copied.
  const [first, second] = chunks;
  const whole = first !== undefined && second === undefined ? first : Buffer.concat(chunks);
  const text = whole.toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
