import type { Comparison } from "../../core/comparison/comparison.ts";
import { isKeptComparison } from "../../core/documents/comparisonShape.ts";
import { currentComparison } from "../../core/documents/earlierComparison.ts";
import { newerVersionOf } from "../../core/documents/schemaVersion.ts";
import { BalanceLensError } from "../../core/failure/errors.ts";
import type { manyFiles } from "../../files/files.ts";
import { checkSmall } from "../../files/filesNow.ts";

/** Why a file in the history cannot be opened. */
export type Unreadable = "newer-version" | "damaged" | "misnamed" | "too-large" | "no-access";

/** In bytes. Comparisons have kilobytes, at most a few megabytes; opening a larger file would only block the editor. */
const largestFile = 64 * 2 ** 20;

/** The cause of an error: a later version of the product wrote the value. */
class NewerVersion extends Error {}

/** Reads a comparison saved by this or an earlier version. @throws BalanceLensError `file-unusable`, with the reason */
export function keptComparison(value: unknown): Comparison {
  if (isKeptComparison(value)) return currentComparison(value);
  const newer = newerVersionOf(value);
  const detail = newer === null ? "not a comparison" : `of a newer version (schemaVersion ${newer})`;
  const options = newer === null ? undefined : { cause: new NewerVersion() };
  throw new BalanceLensError({ reason: "file-unusable", requestId: null, detail }, options);
}

/** Reads a comparison's file. Rejects with what `whyUnreadable` tells apart. */
export async function readKeptComparison(
  place: string,
  { readFile, stat }: ReturnType<typeof manyFiles>,
): Promise<Comparison> {
  checkSmall(await stat(place), largestFile);
  const value: unknown = JSON.parse(await readFile(place, "utf8"));
  return keptComparison(value);
}

/** Why `readKeptComparison` rejected. */
export function whyUnreadable(error: unknown): Unreadable {
  if (error instanceof RangeError) return "too-large";
  if (error instanceof BalanceLensError) return error.cause instanceof NewerVersion ? "newer-version" : "damaged";
  return error instanceof SyntaxError ? "damaged" : "no-access";
}
