import { bytesOfBase64 } from "./decodeBase64.ts";

/**
 * Decompresses the bytes of a body; null where they are not compressed, or no text. Provided by the caller, with a
 * limit of its own.
 */
export type Unpack = (bytes: Uint8Array) => string | null;

/** Decompresses nothing. */
export const unpackNothing: Unpack = () => null;

/** How a gzip body begins in Base64. */
const base64 = /^H4sI[\w+/-]+=*$/;
/** In hexadecimal digits, as nock keeps compressed bodies: no ID is so long. */
const hex = /^(?:[\da-f]{2}){50,}$/;

/**
 * Decompresses a body that a recorder kept in Base64 or hexadecimal digits, in one part or several: VCR, Betamax,
 * Polly.js, nock. Null for any other text.
 */
export function packedText(parts: readonly unknown[], unpack: Unpack): string | null {
  const [first] = parts;
  if (typeof first !== "string") return null;
  const read = base64.test(first) ? bytesOfBase64 : hex.test(first) ? bytesOfHex : null;
  if (read === null) return null;
  const bytes: number[] = [];
  for (const part of parts) {
    const own = typeof part === "string" ? read(part) : null;
    if (own === null) return null;
    for (const byte of own) bytes.push(byte);
  }
  return unpack(Uint8Array.from(bytes));
}

function bytesOfHex(text: string): readonly number[] | null {
  return /^(?:[\da-f]{2})*$/.test(text) ? (text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)) : null;
}
