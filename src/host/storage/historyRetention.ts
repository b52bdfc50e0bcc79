/** How much the history keeps. */
export interface HistoryRetention {
  /** How many comparisons to keep, besides those that are pinned. */
  readonly keep: number;
  /** Their total size limit in bytes; the comparison just saved is kept whatever its size. Absent: no limit. */
  readonly mostBytes?: number;
}

/** What this extension's history keeps: an Item with years of transactions has comparisons of megabytes. */
export const historyRetention = { keep: 200, mostBytes: 100 * 2 ** 20 } satisfies HistoryRetention;

/** A saved comparison that is not pinned. */
interface Kept {
  /** The name of its file. */
  readonly name: string;
  readonly bytes: number;
}

/**
 * The oldest comparisons beyond the limits. Only files that can be opened are counted and returned: damaged files, files
 * of another version and oversized files must not displace good comparisons, whatever dates their names have. The
 * comparison just saved always stays, even when others have later dates.
 * @param files newest first, without those that are pinned
 * @param options `saved` is the name of the file just saved; `isReadable` is asked only when something has to go
 */
export async function beyondRetention<File extends Kept>(
  files: readonly File[],
  {
    keep,
    mostBytes = Infinity,
    saved,
    isReadable,
  }: HistoryRetention & { readonly saved: string; isReadable(file: File): Promise<boolean> },
): Promise<readonly File[]> {
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (files.length <= keep && all <= mostBytes) return [];
  const justSaved = files.find(({ name }) => name === saved);
  let count = justSaved === undefined ? 0 : 1;
  let bytes = justSaved?.bytes ?? 0;
  const beyond: File[] = [];
  for (const file of files) {
    if (file.name === saved || !(await isReadable(file))) continue;
    count += 1;
    bytes += file.bytes;
    if (count > keep || bytes > mostBytes) beyond.push(file);
  }
  return beyond;
}
