/** How long the first try waits. A machine that is busy gets twice as long with each further one. */
const FIRST_MS = 5000;

/**
 * Tries again what failed, `times` in all, with `between` before each further try.
 * @param attempt gets the ms that it is to wait for what it did
 * @throws what the last try threw
 */
export async function inAttempts(
  times: number,
  attempt: (patience: number) => Promise<unknown>,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  for (let left = times, patience = FIRST_MS; ; left -= 1, patience *= 2) {
    try {
      await attempt(patience);
      return;
    } catch (error) {
      if (left === 1) throw error;
    }
    await between();
  }
}
