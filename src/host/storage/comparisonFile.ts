import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Environment } from "../../core/item/environment.ts";
import { storeKeyOf } from "../store/storeKey.ts";

/** What a file name says of its comparison: listing opens no file. */
export interface ComparisonFile {
  readonly name: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly environment: Environment;
  /** The Item's id, or the key of saved responses. */
  readonly itemId: string;
  readonly comparisonId: string;
}

/** Separates the parts of a name: `encodeURIComponent` escapes it, so no part contains it. */
const separator = "@";
const suffix = ".json";

/** Names sort by time, so the directory listing serves as the index. */
export function comparisonFileName(comparison: Comparison): string {
  const parts = [comparison.startedAt, comparison.environment, storeKeyOf(comparison), comparison.id];
  return `${parts.map(encodePart).join(separator)}${suffix}`;
}

/** Null for a file that is not a finished comparison: an unfinished write, or another program's file. */
export function readComparisonFileName(name: string): ComparisonFile | null {
  if (!name.endsWith(suffix)) return null;
  const parts = decodeParts(name.slice(0, -suffix.length).split(separator));
  const [startedAt, environment, itemId, comparisonId, ...rest] = parts;
  if (startedAt === undefined || itemId === undefined || comparisonId === undefined || rest.length > 0) return null;
  if (environment !== "local" && environment !== "sandbox") return null;
  return { name, startedAt, environment, itemId, comparisonId };
}

/** `encodeURIComponent` leaves the asterisk, which Windows forbids in file names. */
function encodePart(part: string): string {
  return encodeURIComponent(part).replaceAll("*", "%2A");
}

function decodeParts(parts: readonly string[]): readonly string[] {
  try {
    // Most parts have nothing escaped, and a listing decodes thousands.
    return parts.map((part) => (part.includes("%") ? decodeURIComponent(part) : part));
  } catch {
    return [];
  }
}
