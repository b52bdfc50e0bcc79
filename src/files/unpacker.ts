import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { decodeUtf8 } from "./decodeText.ts";
import { codeOf } from "./retry.ts";

/** In bytes: one body, and all that a person opens at once. Plaid's largest answers are a few MB. */
const usual = { each: 20_000_000, all: 500_000_000 };

/**
 * Makes texts of compressed bytes (gzip, deflate, Brotli) for one opening of files. What would be larger than a body can be,
 * or more than so much in all, is null, as what is none of them: a small file may be made to hold more than the machine does.
 */
export function unpacker(limits = usual): (bytes: Uint8Array) => string | null {
  let left = limits.all;
  return (bytes) => {
    const most = Math.min(limits.each, left);
    if (most <= 0) return null;
    try {
      const plain = wayOf(bytes)(bytes, { maxOutputLength: most });
      left -= plain.length;
      return decodeUtf8(plain);
    } catch (error) {
      if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") left -= most;
      return null;
    }
  };
}

/** By how they begin. Brotli has no beginning of its own. Source: RFC 1950, RFC 1952, RFC 7932 */
function wayOf(bytes: Uint8Array): typeof gunzipSync | typeof inflateSync | typeof brotliDecompressSync {
  const [first = 0, second = 0] = bytes;
  if (first === 0x1f && second === 0x8b) return gunzipSync;
  return first === 0x78 && (first * 256 + second) % 31 === 0 ? inflateSync : brotliDecompressSync;
}
