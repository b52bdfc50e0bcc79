const suffix = ".json";
/** File systems accept 255 bytes, and the name of an unfinished write adds 46. */
const longest = 200;
/** No escaped id has a tilde. */
const hashMark = "~sha256~";
/** An unpaired surrogate cannot be escaped, and the attempt throws. */
const halfPair = /\p{Surrogate}/u;

/** The file of an Item. Its id is Plaid's and could hold anything: no part of it may be a path, and it may be of any length. */
export async function itemFileName(itemId: string): Promise<string> {
  const escaped = halfPair.test(itemId) ? null : escapedId(itemId);
  if (escaped !== null && escaped.length + suffix.length <= longest) return `${escaped}${suffix}`;
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(itemId)));
  return `${hashMark}${Buffer.from(hash).toString("hex")}${suffix}`;
}

/** The id whose file this is; null for one of no Item, and for an id that does not fit into a name. */
export function itemIdOfFile(name: string): string | null {
  if (!isItemFile(name) || name.startsWith(hashMark)) return null;
  try {
    return decodeURIComponent(name.slice(0, -suffix.length));
  } catch {
    return null;
  }
}

/** True for a file of an Item, whatever its content. Other programs also put files there, mostly hidden ones. */
export function isItemFile(name: string): boolean {
  return name.endsWith(suffix) && !name.startsWith(".");
}

/** `encodeURIComponent` leaves the asterisk, which Windows refuses, and a dot, which hides a file when it comes first. */
function escapedId(itemId: string): string {
  return encodeURIComponent(itemId).replaceAll("*", "%2A").replaceAll("~", "%7E").replace(/^\./, "%2E");
}
