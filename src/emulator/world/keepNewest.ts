/** The limits of a map that callers add to. */
export interface MapLimits<T> {
  readonly most: number;
  /** Bytes of all entries together, where these differ in size. */
  readonly bytes?: { readonly most: number; of(value: T): number };
}

/** Adds to a map and drops its oldest entries beyond the limits, so that a long run does not grow. */
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
