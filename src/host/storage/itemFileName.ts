const suffix = ".json";
/** File systems take 255 bytes, and what is written aside first has 46 more. */
const longest = 200;
/** No escaped id has a tilde. */
const hashMark = "~sha256~";
/** Half a surrogate pair has no escaped form, and asking for it throws. */
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

/** Whether a file in the folder of Items is of one, whatever is in it. Others put files of their own there, hidden ones mostly. */
export function isItemFile(name: string): boolean {
  return name.endsWith(suffix) && !name.startsWith(".");
}

/** `encodeURIComponent` leaves the asterisk, which Windows refuses, and a dot, which hides a file when it comes first. */
function escapedId(itemId: string): string {
  return encodeURIComponent(itemId).replaceAll("*", "%2A").replaceAll("~", "%7E").replace(/^\./, "%2E");
}
