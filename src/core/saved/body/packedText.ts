import { bytesOfBase64 } from "./decodeBase64.ts";

/**
 * Makes a text of bytes that a server compressed for their way; null where they are not compressed, or are no text. It is
 * given from outside, and sets its own limit to what it gives.
 */
export type Unpack = (bytes: Uint8Array) => string | null;

/** For whoever has no means to unpack anything. */
export const unpackNothing: Unpack = () => null;

/** How a body that gzip made begins in Base64. */
const base64 = /^H4sI[\w+/-]+=*$/;
/** In hexadecimals, as nock keeps whatever was compressed: no id is so long. */
const hex = /^(?:[\da-f]{2}){50,}$/;

/**
 * The text of a compressed body that a recorder kept in Base64 or in hexadecimals, in one part or in several as it came
 * over the network: VCR, Betamax, Polly.js, nock. Null for any other text.
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
