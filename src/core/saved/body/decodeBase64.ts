const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const values: ReadonlyMap<string, number> = new Map([
  ...[...alphabet].map((char, index) => [char, index] as const),
  ["-", 62],
  ["_", 63],
]);

/** Decodes a Base64 text; null where it is none. */
export function bytesOfBase64(text: string): readonly number[] | null {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const char of text) {
    if (char === "=" || char === "\n" || char === "\r") continue;
    const value = values.get(char);
    if (value === undefined) return null;
    bits = (bits << 6) | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 0xff);
    bits &= (1 << count) - 1;
  }
  return bytes;
}

/** Decodes UTF-8; null where the bytes are none. */
export function textOfUtf8(bytes: Iterable<number>): string | null {
  // Percent-escapes are the only decoder of UTF-8 in the language itself.
  let escaped = "";
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, "0")}`;
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}
