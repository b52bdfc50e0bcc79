/** Runs `work` on every entry, at most `limit` side by side, started in order. Rejects with the first rejection. */
export async function runBounded<Entry>(
  entries: readonly Entry[],
  limit: number,
  work: (entry: Entry) => Promise<void>,
): Promise<void> {
  const waiting = entries.values();
  const lane = async (): Promise<void> => {
    for (const entry of waiting) await work(entry);
  };
  await Promise.all(Array.from({ length: Math.min(limit, entries.length) }, lane));
}
