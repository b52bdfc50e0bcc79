const suffix = ".json";
/** File systems allow 255 bytes, and the temporary name of an unfinished write adds 46. */
const longest = 200;
/** Escaped ids contain no tilde. */
const hashMark = "~sha256~";
/** An unpaired surrogate cannot be escaped; the attempt throws. */
const halfPair = /\p{Surrogate}/u;

/**
 * The file name of an Item. Its id comes from Plaid and may hold anything: no part of it may act as a path, and it may
 * have any length.
 */
export async function itemFileName(itemId: string): Promise<string> {
  const escaped = halfPair.test(itemId) ? null : escapedId(itemId);
  if (escaped !== null && escaped.length + suffix.length <= longest) return `${escaped}${suffix}`;
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(itemId)));
  return `${hashMark}${Buffer.from(hash).toString("hex")}${suffix}`;
}

/** The Item id of a file name; null for another file, and for an id too long for a name, whose hash is used. */
export function itemIdOfFile(name: string): string | null {
  if (!isItemFile(name) || name.startsWith(hashMark)) return null;
  try {
    return decodeURIComponent(name.slice(0, -suffix.length));
  } catch {
    return null;
  }
}

/**
 * True for the name of an Item's file, whatever its content. Other programs put files there too, mostly hidden ones.
 */
export function isItemFile(name: string): boolean {
  return name.endsWith(suffix) && !name.startsWith(".");
}

/**
 * `encodeURIComponent` leaves the asterisk, which Windows forbids, and the dot, which hides a file when it comes
 * first.
 */
function escapedId(itemId: string): string {
  return encodeURIComponent(itemId).replaceAll("*", "%2A").replaceAll("~", "%7E").replace(/^\./, "%2E");
}
