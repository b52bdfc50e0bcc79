const mostKept = 10_000;

/** Adds to a map that would otherwise grow for as long as the emulator runs: the oldest entry makes room. */
export function keepNewest<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  if (map.size <= mostKept) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
