/** What a map that callers add to keeps at most. */
export interface MapLimits<T> {
  readonly most: number;
  /** Of all entries together, where they are not of one size. */
  readonly bytes?: { readonly most: number; of(value: T): number };
}

/** Adds to a map that would otherwise grow for as long as the emulator runs: past its limits the oldest entries make room. */
export function keepNewest<T>(
  map: Map<string, T>,
  entry: { key: string; value: T },
  { most, bytes }: MapLimits<T>,
): void {
  map.set(entry.key, entry.value);
  let sum = 0;
  if (bytes !== undefined) for (const each of map.values()) sum += bytes.of(each);
  for (const [oldest, each] of map) {
    const isTooLarge = bytes !== undefined && sum > bytes.most && map.size > 1;
    if (map.size <= most && !isTooLarge) return;
    map.delete(oldest);
    sum -= bytes?.of(each) ?? 0;
  }
}
