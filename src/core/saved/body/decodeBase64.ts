const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const values: ReadonlyMap<string, number> = new Map([
  ...[...alphabet].map((char, index) => [char, index] as const),
  ["-", 62],
  ["_", 63],
]);

/** What a text in Base64 stands for; null when it is not one. */
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

/** Bytes of UTF-8 as a text; null when they are none. */
export function textOfUtf8(bytes: Iterable<number>): string | null {
  // Percent-escapes are the one reader of UTF-8 that the language itself has.
  let escaped = "";
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, "0")}`;
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}
