/** Adds to a map that would otherwise grow for as long as the emulator runs: past `most` the oldest entry makes room. */
export function keepNewest<T>(map: Map<string, T>, input: { key: string; value: T; most: number }): void {
  map.set(input.key, input.value);
  if (map.size <= input.most) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
