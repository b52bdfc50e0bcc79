import { charactersFrom } from "../random.ts";

/** A reader's position: it has version `from`, and has read the first `offset` changes towards `to`. */
export interface Cursor {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

interface CursorOwner {
  readonly itemId: string;
  /** The only account that the reader asked for; null: all. */
  readonly account: string | null;
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/**
 * Encodes a cursor. Clients cannot interpret it, and it is valid for its own Item only: it ends with a checksum
 * derived from its owner.
 */
export function writeCursor({ from, to, offset }: Cursor, owner: CursorOwner): string {
  const place = `${from}.${to}.${offset}`;
  return `${btoa(place).replaceAll("=", "")}.${markOf(place, owner)}`;
}

/** Decodes a cursor; null when it is not one of this owner. An empty string is the beginning. */
export function readCursor(cursor: string, owner: CursorOwner): Cursor | null {
  if (cursor === "") return { from: 0, to: 0, offset: 0 };
  const [encoded, mark, ...rest] = cursor.split(".");
  if (encoded === undefined || mark === undefined || rest.length > 0 || encoded.length % 4 === 1) return null;
  if (!/^[A-Za-z0-9+/]{1,60}$/.test(encoded)) return null;
  const place = atob(encoded);
  const parts = /^(\d{1,12})\.(\d{1,12})\.(\d{1,12})$/.exec(place);
  if (parts === null || mark !== markOf(place, owner)) return null;
  const [from, to, offset] = parts.slice(1).map(Number);
  return { from: from ?? 0, to: to ?? 0, offset: offset ?? 0 };
}

/** What Plaid says of a cursor that is none of the Item's. */
export const unknownCursor = "cursor not associated with access_token";

/** Whether a cursor stands between two pages of one update. */
export function isPageCursor(cursor: unknown): boolean {
  const [encoded = ""] = typeof cursor === "string" ? cursor.split(".") : [];
  return /^[A-Za-z0-9+/]{1,60}$/.test(encoded) && encoded.length % 4 !== 1 && /\.[1-9]\d*$/.test(atob(encoded));
}

function markOf(place: string, { itemId, account }: CursorOwner): string {
  return charactersFrom(`cursor ${itemId} ${account ?? ""} ${place}`, digits, 24);
}
